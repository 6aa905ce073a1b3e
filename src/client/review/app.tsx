/** The screens of the review page and the way between them: by the hash, so that Back works. */

import { useCallback, useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks'
import { practiceOrder, sessionOrder } from '../../domain/review/queue.ts'
import { Backup } from './backup.tsx'
import { Browser } from './cards.tsx'
import { End } from './end.tsx'
import type { ReviewModel } from './model.ts'
import { Practice } from './practice.tsx'
import { Settings } from './settings.tsx'
import { keptSitting, type Outcome, type Plan, Sitting } from './sitting.tsx'
import { Start } from './start.tsx'
import { Numbers } from './statistics.tsx'

const SCREENS = { practice: Practice, numbers: Numbers, cards: Browser, settings: Settings, backup: Backup }

/** What a screen other than the start gets. */
export interface ScreenProps {
  model: ReviewModel
  start(plan: Plan): void
}

interface Props {
  model: ReviewModel
  /** Carries `data-review`, `data-card` and `data-reviews`, as the handbook's contract says. */
  container: HTMLElement
}

export function App({ model, container }: Props) {
  const [changes, changed] = useReducer((count: number, _: undefined) => count + 1, 0)
  const [screen, setScreen] = useState(hash)
  const [kept, setKept] = useState(keptSitting)
  const [plan, setPlan] = useState<Plan | undefined>(() => kept?.plan ?? planOfAddress(model))
  const [outcome, setOutcome] = useState<Outcome>()

  const start = useCallback((next: Plan) => {
    setOutcome(undefined)
    setKept(undefined)
    setPlan(next)
  }, [])
  const end = useCallback((result: Outcome) => {
    history.replaceState(null, '')
    setPlan(undefined)
    setOutcome(result)
  }, [])
  const close = useCallback(() => {
    setOutcome(undefined)
    // The address may still name the case that was practised.
    history.replaceState(null, '', location.pathname)
    setScreen('')
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
      setScreen(hash())
      setPlan(undefined)
      setOutcome(undefined)
      scrollTo(0, 0)
    }
    addEventListener('hashchange', onhash)
    return () => removeEventListener('hashchange', onhash)
  }, [model])

  // Not while a card shows: the next card must come at once.
  const waiting = plan ? { due: [], fresh: [] } : model.waiting()
  const count = waiting.due.length + waiting.fresh.length
  useLayoutEffect(() => {
    container.dataset.reviews = String(model.reviews)
    document.body.toggleAttribute('data-reviewing', plan !== undefined)
    if (plan) return
    delete container.dataset.card
    container.dataset.review = count > 0 ? 'start' : 'empty'
  }, [changes, plan, count])

  useEffect(() => {
    if (plan) return
    const timer = setTimeout(() => model.rememberDue(), 300)
    return () => clearTimeout(timer)
  }, [changes, plan])
  useEffect(() => {
    const onhide = () => model.rememberDue()
    addEventListener('pagehide', onhide)
    return () => removeEventListener('pagehide', onhide)
  }, [model])

  if (plan) return <Sitting key={plan} model={model} plan={plan} kept={kept} onshow={show} onend={end} />

  const review = () =>
    start({ kind: 'review', order: sessionOrder(waiting, model.cards), minutes: model.settings.minutes })
  if (outcome) return <End model={model} outcome={outcome} waiting={count} onstart={review} onclose={close} />
  const Screen = SCREENS[screen as keyof typeof SCREENS]
  if (!Screen) return <Start model={model} waiting={waiting} onstart={review} />
  return (
    <>
      <p class="review-home">
        <a href="#start">‹ 複習</a>
      </p>
      <Screen model={model} start={start} />
    </>
  )
}

function hash(): string {
  return location.hash.slice(1)
}

/** A case page leads here with `?case=taipei-07`: its cards are asked at once. */
function planOfAddress(model: ReviewModel): Plan | undefined {
  const id = new URLSearchParams(location.search).get('case')
  const cards = model.deck.cards.filter(card => id !== null && card.groups.includes(id))
  const order = practiceOrder(cards, model.states, model.today())
  return order.length > 0 ? { kind: 'case', order, minutes: 0 } : undefined
}
