import { assert, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ArticleRef,
  articleAnchor,
  articleLabel,
  compareArticles,
  covers,
  formatArticle,
  formerAnchor,
  KEY_PATTERN,
  parseArticle,
  splitKey,
} from '../../../src/domain/book/article-key.ts'

const number = integer({ min: 1, max: 999 })
const some = option(number, { nil: undefined })
const plain = record({ number, branch: some })
const article = record<ArticleRef>({
  number,
  branch: some,
  last: option(plain, { nil: undefined }),
  paragraph: some,
  item: some,
  year: option(integer({ min: 1900, max: 2099 }), { nil: undefined }),
})

describe("an article's key", () => {
  it('is read back as it was written', () => {
    assert(property(article, ref => JSON.stringify(parseArticle(formatArticle(ref))) === JSON.stringify(ref)))
  })

  it('has an anchor that no other article has', () => {
    const small = record<ArticleRef>({
      number: constantFrom(3, 4),
      branch: constantFrom(undefined, 4),
      last: constantFrom(undefined, { number: 4, branch: undefined }, { number: 4, branch: 4 }),
      paragraph: constantFrom(undefined, 4),
      item: constantFrom(undefined, 4),
    })
    assert(
      property(small, small, (a, b) => {
        const [left, right] = [formatArticle(a), formatArticle(b)]
        expect(articleAnchor(left) === articleAnchor(right)).toBe(left === right)
      }),
    )
  })

  it.each([
    ['48.1#2', 'a48.1-2', '第48條第1項第2款'],
    ['253-1', 'a253_1', '第253條之1'],
    ['3-4', 'a3_4', '第3條之4'],
    ['3~4', 'a3~4', '第3條至第4條'],
    ['14-2~17', 'a14_2~17', '第14條之2至第17條'],
    ['64#4', 'a64-4', '第64條第4款'],
    ['4@2022', 'a4@2022', '第4條'],
  ])('%s is %s and %s', (key, anchor, label) => {
    expect([articleAnchor(key), articleLabel(key)]).toEqual([anchor, label])
  })

  it('keeps the anchors of 1.0.0', () => {
    expect(articleLabel('49~76', '點')).toBe('第49點至第76點')
    expect(formerAnchor('49~76')).toBe('a49-76')
    expect(formerAnchor('48.1#2')).toBeUndefined()
  })

  it.each(['first', '', '0', '048', '3-', '3~', '3.1.2', '49—76'])('%j is none', text => {
    expect(() => parseArticle(text)).toThrow(RangeError)
    expect(KEY_PATTERN.test(`gpa/${text}`)).toBe(false)
  })

  it('is parted from its law', () => {
    expect(splitKey('gpa/34.3')).toEqual({ law: 'gpa', article: '34.3' })
    expect(splitKey('gpa')).toEqual({ law: 'gpa', article: undefined })
  })

  it.each([
    ['132', '132.1', true],
    ['132', '132', true],
    ['132.1', '132', false],
    ['132.1', '132.2', false],
    ['132.1', '132.1#2', true],
    ['49~76', '50', true],
    ['49~76', '49~60', true],
    ['49~76', '77', false],
    ['3~5', '3-4', true],
    ['253', '253-2', false],
    ['253', '253~254', false],
  ])('%s covers %s: %s', (outer, inner, yes) => {
    expect(covers(parseArticle(outer), parseArticle(inner))).toBe(yes)
  })

  it('stands in the order of its law', () => {
    const order = ['3', '3.1', '3.2', '3-1', '4', '10']
    const sorted = [...order].reverse().sort((a, b) => compareArticles(parseArticle(a), parseArticle(b)))
    expect(sorted).toEqual(order)
  })
})
