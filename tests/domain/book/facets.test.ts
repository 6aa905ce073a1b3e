import { describe, expect, it } from 'vitest'
import {
  type Choice,
  choiceOf,
  choicePairs,
  countFacets,
  type FacetName,
  isChosen,
  toggle,
} from '../../../src/domain/book/facets.ts'

const item = (kind: string, agency: string[], channel: string[]) => ({ kind: [kind], agency, channel })
const items = [
  item('案例', ['警察'], ['LINE', '紙本']),
  item('案例', ['學校'], ['紙本']),
  item('區域案例', ['警察'], ['LINE']),
  item('法規', [], []),
]
const counts = (choice: Choice, facet: FacetName) =>
  countFacets(items, choice)[facet].map(
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
    const chosen = (choice: Choice) => items.filter(one => isChosen(one, choice)).length
    expect(chosen({})).toBe(4)
    expect(chosen({ agency: ['警察', '學校'] })).toBe(3)
    expect(chosen({ agency: ['警察'], channel: ['紙本'] })).toBe(1)
    expect(chosen({ kind: ['法規'], agency: ['警察'] })).toBe(0)
  })
})

describe('a choice', () => {
  it('gains a value, loses it again, and forgets a facet that has none left', () => {
    const one = toggle({}, 'agency', '警察')
    const two = toggle(one, 'agency', '學校')
    expect(two).toEqual({ agency: ['警察', '學校'] })
    expect(toggle(two, 'agency', '警察')).toEqual({ agency: ['學校'] })
    expect(toggle(one, 'agency', '警察')).toEqual({})
  })
  it('goes through an address unchanged; names that are no facets are left out', () => {
    const choice = { kind: ['案例'], channel: ['LINE', '紙本'] }
    expect(choiceOf(choicePairs(choice))).toEqual(choice)
    expect(
      choiceOf([
        ['q', '底價'],
        ['kind', '案例'],
        ['kind', '案例'],
      ]),
    ).toEqual({ kind: ['案例'] })
  })
})
