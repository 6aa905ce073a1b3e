import { describe, expect, it } from 'vitest'
import { countFacets, isChosen } from '../../../src/domain/search/facets.ts'
import type { PageEntry } from '../../../src/domain/search/page.ts'

const page = (kind: string, agency: string[], channel: string[]): PageEntry => ({
  file: '',
  title: '',
  kind,
  facets: { agency, channel },
})
const pages = [
  page('案例', ['警察'], ['LINE', '紙本']),
  page('案例', ['學校'], ['紙本']),
  page('區域案例', ['警察'], ['LINE']),
  page('法規', [], []),
]
const counts = (choice: Parameters<typeof countFacets>[1], facet: 'kind' | 'agency' | 'channel') =>
  countFacets(pages, choice)[facet].map(
    ({ value, count, chosen }) => `${value} ${count}${chosen ? ' ✓' : ''}`,
  )

describe('countFacets', () => {
  it('counts every value, the frequent ones first', () => {
    expect(counts({}, 'kind')).toEqual(['案例 2', '區域案例 1', '法規 1'])
    expect(counts({}, 'agency')).toEqual(['警察 2', '學校 1'])
  })
  it('counts within what the other facets leave', () => {
    expect(counts({ agency: ['警察'] }, 'kind')).toEqual(['區域案例 1', '案例 1'])
    expect(counts({ agency: ['警察'] }, 'agency')).toEqual(['警察 2 ✓', '學校 1'])
  })
  it('keeps a chosen value that has no result any more', () => {
    expect(counts({ agency: ['區公所'] }, 'agency')).toContain('區公所 0 ✓')
  })
})

describe('isChosen', () => {
  it('takes values of one facet as alternatives and asks every facet', () => {
    const chosen = (choice: Parameters<typeof isChosen>[1]) => pages.filter(p => isChosen(p, choice)).length
    expect(chosen({})).toBe(4)
    expect(chosen({ agency: ['警察', '學校'] })).toBe(3)
    expect(chosen({ agency: ['警察'], channel: ['紙本'] })).toBe(1)
    expect(chosen({ kind: ['法規'], agency: ['警察'] })).toBe(0)
  })
})
