import { describe, expect, it } from 'vitest'
import { otherWriting } from '../../../src/domain/search/writing.ts'

describe('otherWriting', () => {
  const variants = [
    ['洩露', '洩漏'],
    ['身份證', '身分證'],
    ['戶政', '戶役政'],
  ] as const
  it.each([
    [['洩露個資'], ['洩漏個資']],
    [
      ['身份證', '洩露'],
      ['身分證', '洩漏'],
    ],
    [['案例8'], ['案例08']],
    [['案例08'], ['案例08']],
    [['底價'], ['底價']],
  ])('%j → %j', (words, expected) => expect(otherWriting(words, variants)).toEqual(expected))
})
