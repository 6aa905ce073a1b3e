import { describe, expect, it } from 'vitest'
import { editDistance, isAbbreviation, partsOf, similarNames } from '../../../src/domain/search/near.ts'

const LAWS = ['公務員服務法', '個人資料保護法', '政府採購法', '行政程序法', '公務人員考績法']

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['採購法', '採購法', 0],
    ['採購法', '採構法', 1],
    ['政府採購法', '採購法', 2],
    ['甲', '', 1],
  ])('%s → %s: %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })
})

describe('isAbbreviation', () => {
  it.each([
    ['個資法', '個人資料保護法', true],
    ['公服法', '公務員服務法', true],
    ['服公法', '公務員服務法', false],
    ['採購法', '採購法', false],
    ['法', '採購法', false],
  ])('%s of %s: %s', (short, name, expected) => {
    expect(isAbbreviation(short, name)).toBe(expected)
  })
})

describe('similarNames', () => {
  it.each([
    ['公服法', ['公務員服務法']],
    ['公服法第4條', ['公務員服務法']],
    ['個資法', ['個人資料保護法']],
    ['政府採構法', ['政府採購法']],
    ['嫌犯', []],
    ['法', []],
  ])('%s is like %j', (query, names) => {
    expect(similarNames(query, LAWS)).toEqual(names)
  })
})

describe('partsOf', () => {
  it('gives the longest parts first, none of one character, and not the word itself', () => {
    expect([...partsOf('甲乙丙')]).toEqual(['甲乙', '乙丙'])
  })
  it('does not cut through a number or end at punctuation', () => {
    expect([...partsOf('第15條')]).toEqual(['第15', '15條', '15'])
    expect([...partsOf('甲，乙丙')]).toEqual(['甲，乙', '乙丙'])
  })
})
