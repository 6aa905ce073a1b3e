/** A sitting: one card after another, nothing else on the screen, the buttons under the thumb. */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isChanged } from '../../domain/review/queue.ts'
import type { Grade } from '../../domain/review/schedule.ts'
import {
  afterAnswer,
  currentCard,
  remaining,
  type Session,
  startSession,
  withFirst,
  without,
} from '../../domain/review/session.ts'
import { CardView } from './card.tsx'
import { GradeButtons } from './grades.tsx'
import { type ReviewModel, sentenceOf } from './model.ts'
import { onSwipe } from './swipe.ts'

/** What to ask, and how answers count. */
export interface Plan {
  order: string[]
  /** `review`: for the schedule. `case`: for the schedule where a card is new or due, else practice. `cram`: practice. */
  kind: 'review' | 'case' | 'cram'
  /** 0: until nothing is left. */
  minutes: number
}

export interface Outcome {
  answers: number
  ms: number
  /** Whether time ran out before the cards did. */
  early: boolean
}

/** What shows; without an `id` the sitting is over. */
interface Current {
  id: string | undefined
  /** Whether time ran out before the cards did. */
  early: boolean
}

/** A sitting as it stands. */
export interface Kept {
  plan: Plan
  session: Session
  current: Current
  side: 'front' | 'back'
  /** Milliseconds since the epoch. */
  started: number
  /** Milliseconds on cards. */
  spent: number
}

/**
 * The sitting that stood when the reader followed a link from a card: it is kept with the page's place in the
 * history, so that Back leads to the same side of the same card.
 */
export function keptSitting(): Kept | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (navigation?.type !== 'back_forward') return undefined
  return (history.state as { sitting?: Kept } | null)?.sitting
}

interface Props {
  model: ReviewModel
  plan: Plan
  kept: Kept | undefined
  /** Tells the page which side of which card shows. */
  onshow(side: 'front' | 'back', card: string): void
  onend(outcome: Outcome): void
}

/** Thinking longer than this is a learner who went away; it is not counted as time on the card. */
const LONGEST_LOOK_MS = 60_000

export function Sitting({ model, plan, kept, onshow, onend }: Props) {
  const [session, setSession] = useState<Session>(() => kept?.session ?? startSession(plan.order))
  // Chosen when a card has been dealt with, never while one shows: a clock that runs on must not swap it.
  const [current, setCurrent] = useState<Current>(() => kept?.current ?? { id: plan.order[0], early: false })
  const [side, setSide] = useState<'front' | 'back'>(kept?.side ?? 'front')
  const [message, setMessage] = useState('')
  const started = useRef(kept?.started ?? Date.now())
  const shown = useRef(performance.now())
  const spent = useRef(kept?.spent ?? 0)
  const busy = useRef(false)
  const stage = useRef<HTMLElement>(null)

  const timeLeft = plan.minutes * 60_000 - (Date.now() - started.current)
  const { id, early } = current
  const card = id === undefined ? undefined : model.cards.get(id)
  const kind =
    card && (plan.kind === 'cram' || (plan.kind === 'case' && !model.counts(card))) ? 'cram' : 'review'

  const end = useCallback(
    () => onend({ answers: session.asked, ms: spent.current, early }),
    [onend, session.asked, early],
  )

  /** Runs one write at a time, so that a second tap on the way cannot answer the next card. */
  const act = async (work: () => Promise<void>) => {
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

  const turn = (next: Session) => {
    const now = Date.now()
    const over = plan.minutes > 0 && now - started.current >= plan.minutes * 60_000
    setSession(next)
    setCurrent({ id: over ? undefined : currentCard(next, now), early: over })
    setSide('front')
    shown.current = performance.now()
  }

  const answer = (grade: Grade) =>
    act(async () => {
      if (!card || side !== 'back') return
      const ms = Math.min(LONGEST_LOOK_MS, performance.now() - shown.current)
      await model.answer(card, grade, kind, ms)
      if (model.settings.haptics) navigator.vibrate?.(grade === 1 ? [12, 60, 12] : 12)
      spent.current += ms
      turn(afterAnswer(session, card.id, grade === 1, Date.now()))
    })

  const undo = () =>
    act(async () => {
      const last = await model.undo()
      if (!last) return setMessage('沒有可以復原的了。')
      const graded = last.kind === 'review' || last.kind === 'cram'
      const next = withFirst(session, last.card)
      turn(graded ? next : { ...next, asked: session.asked })
      if (last.kind === 'suspend') setMessage('已取消暫停。')
    })

  const suspend = () =>
    act(async () => {
      if (!card) return
      await model.suspend(card)
      turn(without(session, card.id))
      setMessage('已暫停這張卡；可用「復原」或在「卡片」裡恢復。')
    })

  const reveal = () => setSide('back')

  useLayoutEffect(() => {
    if (!card) return end()
    onshow(side, card.id)
  }, [card?.id, side, session])

  // After the card has been painted: both make the browser lay the page out, which must not hold the card back.
  useEffect(() => {
    scrollTo(0, 0)
    // A screen reader reads what has the focus; on a short screen the answer comes into sight.
    const answer = stage.current?.querySelector<HTMLElement>('.card-back')
    ;(answer ?? stage.current)?.focus({ preventScroll: true })
    stage.current?.querySelector('.card-answer, .card-filled')?.scrollIntoView({ block: 'nearest' })
  }, [card?.id, side, session])

  // What another tab has answered or suspended need not be asked here again. The model's map of states is another
  // one only after reading anew what is stored; what this sitting does alters the map it has.
  useEffect(() => {
    const gone = [...session.ahead, ...session.again.map(item => item.card)].filter(other => {
      const found = model.cards.get(other)
      if (!found) return false
      return model.state(other).suspended || (plan.kind === 'review' && !model.counts(found))
    })
    if (gone.length === 0) return
    const next = gone.reduce(without, session)
    if (id === undefined || !gone.includes(id)) return setSession(next)
    turn(next)
    setMessage('另一個分頁已處理剛才那張卡。')
  }, [model.states])

  // Written as the reader leaves, once: Safari allows a hundred changes of the history in thirty seconds.
  useEffect(() => {
    const keep = () => {
      const standing: Kept = { plan, session, current, side, started: started.current, spent: spent.current }
      if (card) history.replaceState({ sitting: standing }, '')
    }
    addEventListener('pagehide', keep)
    return () => removeEventListener('pagehide', keep)
  })

  const actionOf = (key: string): (() => void) | undefined => {
    const grade = gradeOfKey(key, model.settings.grades)
    if (side === 'front' && key === ' ') return reveal
    if (side === 'back' && grade) return () => void answer(grade)
    if (key === 'z') return () => void undo()
    if (key === 's') return () => void suspend()
    return undefined
  }

  useEffect(() => {
    const onkey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, select')) return
      if (event.key === ' ' && target.closest('button, a, summary')) return
      const press = actionOf(event.key)
      if (!press) return
      event.preventDefault()
      // A key held down is one press, not an answer to every card that follows.
      if (!event.repeat) press()
    }
    addEventListener('keydown', onkey)
    return () => removeEventListener('keydown', onkey)
  })

  useEffect(() => {
    if (!stage.current) return
    return onSwipe(stage.current, direction => {
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
        <button type="button" class="tool" onClick={end}>
          結束
        </button>
        <span class="sitting-count">
          剩 {left} 張{plan.minutes > 0 ? ` · ${Math.max(0, Math.ceil(timeLeft / 60_000))} 分鐘` : ''}
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
          practice={kind === 'cram'}
          lapses={state.lapses}
        />
      </section>
      <p class="sitting-message" role="status">
        {message || model.problem}
      </p>
      <footer class="sitting-actions">
        <button type="button" class="button quiet sitting-suspend" onClick={() => void suspend()}>
          暫停這張卡
        </button>
        {side === 'front' ? (
          <button type="button" class="button primary sitting-reveal" onClick={reveal}>
            顯示答案
          </button>
        ) : (
          <GradeButtons
            state={state}
            today={model.today()}
            settings={model.settings}
            practice={kind === 'cram'}
            ongrade={grade => void answer(grade)}
          />
        )}
      </footer>
    </div>
  )
}

function gradeOfKey(key: string, grades: 2 | 4): Grade | undefined {
  if (key === ' ') return 3
  if (!/^[1-4]$/.test(key)) return undefined
  if (grades === 4) return Number(key) as Grade
  return key === '1' ? 1 : 3
}
