/** The screens of the review page and the way between them: by the hash, so that Back works. */

import { useCallback, useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks'
import type { DeckLink } from '../../domain/review/deck.ts'
import type { ExamPlan } from '../../domain/review/exam-plan.ts'
import { practiceOrder } from '../../domain/review/queue.ts'
import { type Plan, type Sitting as SittingState, startSitting, step } from '../../domain/review/sitting.ts'
import { Backup } from './backup.tsx'
import { Browser } from './cards.tsx'
import { End } from './end.tsx'
import { Exam } from './exam.tsx'
import { useHeading } from './heading.ts'
import { cameBack, keepSitting, keptSitting } from './kept-sitting.ts'
import type { ReviewModel } from './model.ts'
import { Practice } from './practice.tsx'
import { todaysPlan } from './screen.ts'
import { Settings } from './settings.tsx'
import { Sitting } from './sitting.tsx'
import { Start } from './start.tsx'
import { Numbers } from './statistics.tsx'

const SCREENS = {
  exam: Exam,
  practice: Practice,
  numbers: Numbers,
  cards: Browser,
  settings: Settings,
  backup: Backup,
}

interface Props {
  model: ReviewModel
  /** Carries `data-review`, `data-card` and `data-reviews`, as the handbook's contract says. */
  container: HTMLElement
  /** For who has not reviewed yet. */
  introduction: string
}

/** What is done now: a sitting, the end of one, or one of the screens. */
interface Scene {
  screen: string
  /** Counts the sittings, so that each begins anew on the screen. */
  turn: number
  sitting?: SittingState
  ended?: SittingState
}

export function App({ model, container, introduction }: Props) {
  const [changes, changed] = useReducer((count: number, _: undefined) => count + 1, 0)
  const [scene, setScene] = useState<Scene>(() => ({ screen: hash(), turn: 0, ...firstSitting(model) }))
  const { sitting, ended, screen } = scene

  const go = useCallback((next: SittingState) => {
    setScene(({ turn, screen }) => ({ screen, turn: turn + 1, sitting: next }))
  }, [])
  const start = useCallback((plan: Plan) => go(startSitting(plan, Date.now())), [go])
  const end = useCallback((last: SittingState) => {
    keepSitting(undefined)
    setScene(({ turn, screen }) => ({ screen, turn, ended: last }))
  }, [])
  const close = useCallback(() => {
    // The address may still name the case that was practised.
    history.replaceState(null, '', location.pathname)
    setScene(({ turn }) => ({ screen: '', turn }))
  }, [])
  const show = useCallback(
    (side: 'front' | 'back', card: string) => {
      container.dataset.card = card
      container.dataset.review = side
    },
    [container],
  )

  useLayoutEffect(() => {
    model.onchange = () => changed(undefined)
    const onhash = () => {
      setScene(({ turn }) => ({ screen: hash(), turn }))
      scrollTo(0, 0)
    }
    addEventListener('hashchange', onhash)
    return () => removeEventListener('hashchange', onhash)
  }, [model])

  useHeading(sitting ? 'sitting' : ended ? 'end' : screen)

  // Not while a card shows: the next card must come at once.
  const waiting = sitting ? { due: [], fresh: [] } : model.waiting()
  const count = waiting.due.length + waiting.fresh.length
  useLayoutEffect(() => {
    container.dataset.reviews = String(model.reviews)
    document.body.toggleAttribute('data-reviewing', sitting !== undefined)
    if (sitting) return
    delete container.dataset.card
    container.dataset.review = model.planning ? 'loading' : count > 0 ? 'start' : 'empty'
    showPlan(container, model.plan)
  }, [changes, sitting, count])

  // A plan stands while a card shows, and is made anew from the log afterwards.
  useEffect(() => {
    if (!sitting) void model.replan()
  }, [changes, sitting, model])

  useEffect(() => {
    if (sitting) return
    const timer = setTimeout(() => model.rememberDue(), 300)
    return () => clearTimeout(timer)
  }, [changes, sitting])
  useEffect(() => {
    const onhide = () => model.rememberDue()
    addEventListener('pagehide', onhide)
    return () => removeEventListener('pagehide', onhide)
  }, [model])

  if (sitting) return <Sitting key={scene.turn} model={model} start={sitting} onshow={show} onend={end} />

  const review = () => start(todaysPlan(model, waiting))
  if (ended) {
    const again = (card: string, kind: string) => go(step(ended, { do: 'undone', card, kind }, Date.now()))
    return (
      <End
        model={model}
        ended={ended}
        waiting={count}
        back={backOf(ended, model)}
        onstart={review}
        onagain={again}
        onclose={close}
      />
    )
  }
  // Only its own: an address may name what every object has, such as `#constructor`.
  const Screen = Object.hasOwn(SCREENS, screen) ? SCREENS[screen as keyof typeof SCREENS] : undefined
  if (!Screen) {
    const kept = keptSitting(card => model.cards.has(card), Date.now())
    const resume = kept && (() => go(step(kept, { do: 'resumed' }, Date.now())))
    return (
      <Start model={model} waiting={waiting} introduction={introduction} onstart={review} onresume={resume} />
    )
  }
  return (
    <>
      <p class="review-home">
        <a href="#start">‹ 複習</a>
      </p>
      <Screen model={model} start={start} />
    </>
  )
}

/** Puts the plan's figures on the container, as the handbook's contract says. */
function showPlan({ dataset }: HTMLElement, plan: ExamPlan | undefined): void {
  if (plan) {
    dataset.plan = 'on'
    dataset.planDays = String(plan.daysLeft)
    dataset.planCards = String(plan.queue.length)
    dataset.planMinutes = String(plan.minutes)
    dataset.planRecall = plan.recall.toFixed(4)
    return
  }
  for (const name of ['plan', 'planDays', 'planCards', 'planMinutes', 'planRecall']) delete dataset[name]
}

/** Practice leads back to where it was chosen: the case of the address, or the list. */
function backOf({ kind }: SittingState, model: ReviewModel): DeckLink | undefined {
  if (kind === 'cram') return { label: '加強練習', href: '#practice' }
  const id = new URLSearchParams(location.search).get('case')
  return kind === 'case' && id
    ? model.deck.cards.find(({ page }) => page?.href.startsWith(`cases/${id}.html`))?.page
    : undefined
}

function hash(): string {
  return location.hash.slice(1)
}

/** The sitting with which the page begins: the one that stood before a reload or Back, or the case of the address. */
function firstSitting(model: ReviewModel): { sitting?: SittingState } {
  const now = Date.now()
  const kept = keptSitting(card => model.cards.has(card), now)
  if (kept && cameBack() && !Object.hasOwn(SCREENS, hash())) {
    return { sitting: step(kept, { do: 'resumed' }, now) }
  }
  const plan = planOfAddress(model)
  return plan ? { sitting: startSitting(plan, now) } : {}
}

/** A case page leads here with `?case=city-07`: its cards are asked at once. */
function planOfAddress(model: ReviewModel): Plan | undefined {
  const id = new URLSearchParams(location.search).get('case')
  const cards = model.deck.cards.filter(card => id !== null && card.groups.includes(id))
  const order = practiceOrder(cards, model.states, model.today())
  return order.length > 0 ? { kind: 'case', order, minutes: 0 } : undefined
}
