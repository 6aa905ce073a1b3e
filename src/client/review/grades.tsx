/** The answer buttons, each with the interval it gives. */

import { type CardState, type Grade, intervalWords } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'

const NAMES: Readonly<Record<Grade, string>> = { 1: '忘了', 2: '困難', 3: '記得', 4: '容易' }

interface Props {
  state: CardState
  today: number
  settings: ReviewSettings
  /** Whether to say when the card comes back: practice leaves that alone, and before an exam the plan decides. */
  intervals: boolean
  /** Whether they may be pressed: not by the second half of a double tap that brought them (no script bounces). */
  settled: boolean
  ongrade(grade: Grade): void
}

export function GradeButtons({ state, today, settings, intervals, settled, ongrade }: Props) {
  const grades: Grade[] = settings.grades === 4 ? [1, 2, 3, 4] : [1, 3]
  return (
    <div class="grades" data-grades={grades.length}>
      {grades.map(grade => (
        <button
          key={grade}
          type="button"
          class={`button grade grade-${grade}`}
          aria-disabled={!settled}
          onClick={event => (settled || !event.isTrusted) && ongrade(grade)}
        >
          <span>{NAMES[grade]}</span>{' '}
          {intervals && <Interval words={intervalWords(state, grade, today, settings.retention)} />}
        </button>
      ))}
    </div>
  )
}

/** A screen reader says 「小於」 for the sign; the ear gets words. */
function Interval({ words }: { words: string }) {
  if (!words.startsWith('<')) return <small>{words}</small>
  return (
    <small>
      <span aria-hidden="true">{words}</span>
      <span class="unseen">不到{words.replace('<', ' ')}鐘</span>
    </small>
  )
}
