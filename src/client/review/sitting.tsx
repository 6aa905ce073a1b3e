/** The screen of a sitting: one card at a time, the buttons under the thumb, keys and swipes; the steps are the domain's. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isChanged } from '../../domain/review/queue.ts'
import type { Grade } from '../../domain/review/schedule.ts'
import { remaining } from '../../domain/review/session.ts'
import {
  type Act,
  lookedAt,
  type Sitting as SittingState,
  step,
  timeLeft,
} from '../../domain/review/sitting.ts'
import { readPreferences } from '../page/preferences.ts'
import { CardView } from './card.tsx'
import { GradeButtons } from './grades.tsx'
import { keepSitting } from './kept-sitting.ts'
import { type ReviewModel, sentenceOf } from './model.ts'
import { onSwipe } from './swipe.ts'

/** Within this long of a change of card or side, a second tap at the same place is still the first one's. */
const ONE_GESTURE_MS = 300

interface Props {
  model: ReviewModel
  /** As it begins, or as it stood. */
  start: SittingState
  /** Tells the page which side of which card shows. */
  onshow(side: 'front' | 'back', card: string): void
  onend(last: SittingState): void
}

export function Sitting({ model, start, onshow, onend }: Props) {
  const [sitting, setSitting] = useState(start)
  // The latest step, also for what has waited for the disk since an earlier one was painted.
  const latest = useRef(start)
  const [message, setMessage] = useState('')
  const busy = useRef(false)
  const stage = useRef<HTMLElement>(null)
  const settled = useSettled(sitting)

  const { session, side } = sitting
  const card = sitting.card === undefined ? undefined : model.cards.get(sitting.card)
  const practised =
    card !== undefined && (sitting.kind === 'cram' || (sitting.kind === 'case' && !model.counts(card)))

  const go = (act: Act) => {
    latest.current = step(latest.current, act, Date.now())
    setSitting(latest.current)
    keepSitting(latest.current)
  }

  /** Runs one write at a time, so that a second tap on the way cannot answer the next card. */
  const write = async (work: () => Promise<void>) => {
    if (busy.current) return
    busy.current = true
    try {
      setMessage('')
      await work()
    } catch (error) {
      setMessage(sentenceOf(error))
    } finally {
      busy.current = false
    }
  }

  const reveal = () => go({ do: 'reveal' })

  const answer = (grade: Grade) =>
    write(async () => {
      if (!card || latest.current.side !== 'back') return
      await model.answer(card, grade, practised ? 'cram' : 'review', lookedAt(latest.current, Date.now()))
      if (model.settings.haptics) navigator.vibrate?.(grade === 1 ? [12, 60, 12] : 12)
      go({ do: 'answered', grade })
    })

  const undo = () =>
    write(async () => {
      const last = await model.undo()
      if (!last) return setMessage('沒有可以復原的了。')
      go({ do: 'undone', kind: last.kind, card: last.card })
      if (last.kind === 'suspend') setMessage('已取消暫停。')
      if (last.kind === 'unsuspend') setMessage('已取消恢復，那張卡仍暫停。')
    })

  const suspend = () =>
    write(async () => {
      if (!card) return
      await model.suspend(card)
      go({ do: 'suspended' })
      setMessage('已暫停這張卡；可用「復原」或在「卡片」裡恢復。')
    })

  useLayoutEffect(() => {
    if (!card) return onend(sitting)
    onshow(side, card.id)
  }, [card?.id, sitting])

  // After the card has been painted: both make the browser lay the page out, which must not hold the card back.
  useEffect(() => {
    scrollTo(0, 0)
    // A screen reader reads what has the focus; on a short screen the answer comes into sight.
    const answer = stage.current?.querySelector<HTMLElement>('.card-back')
    ;(answer ?? stage.current)?.focus({ preventScroll: true })
    stage.current?.querySelector('.card-answer, .card-filled')?.scrollIntoView({ block: 'nearest' })
  }, [card?.id, sitting.turned])

  // What another tab has answered or suspended need not be asked here again. The model's map of states is another
  // one only after reading anew what is stored; what this sitting does alters the map it has.
  useEffect(() => {
    const gone = [...session.ahead, ...session.again.map(item => item.card)].filter(other => {
      const found = model.cards.get(other)
      if (!found) return false
      return model.state(other).suspended || (sitting.kind === 'review' && !model.waits(found))
    })
    if (gone.length === 0) return
    go({ do: 'gone', cards: gone })
    if (sitting.card !== undefined && gone.includes(sitting.card)) setMessage('另一個分頁已處理剛才那張卡。')
  }, [model.states])

  useEffect(() => keepSitting(latest.current), [])

  const actionOf = (key: string): (() => void) | undefined => {
    const grade = gradeOfKey(key, model.settings.grades)
    if (side === 'front' && key === ' ') return reveal
    if (side === 'back' && grade) return () => void answer(grade)
    if (key === 'z') return () => void undo()
    if (key === 's') return () => void suspend()
    return undefined
  }

  // Before the card is painted: whoever sees a side may answer it at once.
  useLayoutEffect(() => {
    const onkey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (readPreferences().keys === 'off') return
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, select')) return
      if (event.key === ' ' && target.closest('button, a, summary')) return
      const press = actionOf(event.key)
      if (!press) return
      event.preventDefault()
      // A key held down is one press, and so is a bouncing one: not an answer to what has just come up.
      const bounced = event.key === ' ' && !settled
      if (!event.repeat && !bounced) press()
    }
    addEventListener('keydown', onkey)
    return () => removeEventListener('keydown', onkey)
  })

  useLayoutEffect(() => {
    if (!stage.current) return
    return onSwipe(stage.current, direction => {
      if (!settled) return
      if (side === 'front') reveal()
      else void answer(direction === 'left' ? 1 : 3)
    })
  })

  if (!card) return null
  const left = remaining(session)
  const state = model.state(card.id)
  return (
    <div class="sitting">
      <header class="sitting-top">
        <button type="button" class="tool" onClick={() => onend(latest.current)}>
          結束
        </button>
        <span class="sitting-count">
          剩 {left} 張{sitting.minutes > 0 ? ` · ${minutesLeft(sitting)} 分鐘` : ''}
        </span>
        <button type="button" class="tool" onClick={() => void undo()}>
          復原
        </button>
      </header>
      <progress
        class="sitting-progress"
        max={session.asked + left}
        value={session.asked}
        aria-label="這次的進度"
      />
      <section class="sitting-stage" ref={stage} tabIndex={-1} aria-label="卡片">
        <CardView
          card={card}
          side={side}
          changed={isChanged(card, model.states.get(card.id))}
          practice={practised}
          lapses={state.lapses}
        />
      </section>
      <p class="sitting-message" role="status">
        {message || model.problem}
      </p>
      <footer class="sitting-actions">
        {side === 'front' ? (
          <button
            type="button"
            class="button primary sitting-reveal"
            aria-disabled={!settled}
            onClick={event => (settled || !event.isTrusted) && reveal()}
          >
            顯示答案
          </button>
        ) : (
          <GradeButtons
            state={state}
            today={model.today()}
            settings={model.settings}
            intervals={!practised && !model.settings.exam}
            settled={settled}
            ongrade={grade => void answer(grade)}
          />
        )}
      </footer>
      {/* Last for the keyboard, far from the thumb for the hand. */}
      <button type="button" class="tool sitting-suspend" onClick={() => void suspend()}>
        暫停這張卡
      </button>
    </div>
  )
}

/** Whether the second half of a double tap can no longer come; buttons that change places wait for it. */
function useSettled(sitting: SittingState): boolean {
  const [done, setDone] = useState<SittingState>()
  useEffect(() => {
    const timer = setTimeout(() => setDone(sitting), ONE_GESTURE_MS)
    return () => clearTimeout(timer)
  }, [sitting])
  return done === sitting
}

function minutesLeft(sitting: SittingState): number {
  return Math.max(0, Math.ceil(timeLeft(sitting, Date.now()) / 60_000))
}

function gradeOfKey(key: string, grades: 2 | 4): Grade | undefined {
  if (key === ' ') return 3
  if (!/^[1-4]$/.test(key)) return undefined
  if (grades === 4) return Number(key) as Grade
  return key === '1' ? 1 : 3
}
