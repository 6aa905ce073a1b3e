/** The plan before an exam in words: how this reader differs from the average, and what it comes to. */

import type { Reader } from './reader.ts'

/** Until so many answers after a day or more, the average stands for the reader. */
const ENOUGH_EVIDENCE = 20
/** Within this share of the average a reader is like the average. */
const ALIKE = 0.12

/** What is known of this reader, in a sentence or two. */
export function readerWords(reader: Pick<Reader, 'speed' | 'forgetting' | 'evidence'>): string {
  if (reader.evidence === 0 && reader.speed === 1)
    return '還沒有你的作答，先以一般人的速度和記性估計；練得越多，估得越準。'
  return speedWords(reader) + forgettingWords(reader)
}

/** How long this reader takes for an answer, against the average. */
function speedWords({ speed }: Pick<Reader, 'speed'>): string {
  const share = Math.round(10 * Math.abs(speed - 1)) * 10
  if (Math.abs(speed - 1) < ALIKE || share === 0) return '你作答所花的時間和一般人差不多。'
  return speed < 1
    ? `你作答比一般人快，每張約少花 ${share}% 的時間。`
    : `你作答想得比較久，每張約多花 ${share}% 的時間；計畫已照你的速度估算。`
}

/** How long this reader remembers, against the average, and how well that is known. */
function forgettingWords({ forgetting, evidence }: Pick<Reader, 'forgetting' | 'evidence'>): string {
  const days = Math.max(1, Math.round(10 / forgetting))
  const words =
    Math.abs(forgetting - 1) < ALIKE || days === 10
      ? '你記得的時間和一般人差不多。'
      : `一般人能記 10 天的，你大約記 ${days} 天；計畫已照這個快慢安排。`
  if (evidence >= ENOUGH_EVIDENCE) return words
  return `隔天以後再問的回答還只有 ${evidence} 次，多半先以一般人估計；練得越多，估得越準。`
}

/** An expected share as a reader reads it: whole percent, and no promise of all, nor of nothing where there is some. */
export function shareWords(share: number): string {
  if (share === 0) return '0%'
  return `${Math.min(99, Math.max(1, Math.round(100 * share)))}%`
}
