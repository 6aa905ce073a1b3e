/** The screens of the mock exam and the way between them. */

import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { makePaper } from '../../domain/quiz/paper.ts'
import type { QuizBank } from '../../domain/quiz/question.ts'
import { countRight, markPaper } from '../../domain/quiz/result.ts'
import { Draw } from './draw.tsx'
import { QuestionScreen } from './question.tsx'
import { ResultScreen } from './result.tsx'
import { type Asked, addressOf, askedBy, type Kept, keepRun, keptRun, type Run } from './run.ts'
import { Start } from './start.tsx'

interface Props {
  bank: QuizBank
  /** Carries `data-exam` and its companions, as the handbook's contract says. */
  container: HTMLElement
}

export function App({ bank, container }: Props) {
  const questions = useMemo(() => new Map(bank.questions.map(question => [question.id, question])), [bank])
  const [asked, setAsked] = useState<Asked | undefined>(() => askedBy(location.search))
  const [kept, setKept] = useState<Kept>(() => keptRun(bank.content, askedBy(location.search)))
  const { run } = kept
  const [screen, setScreen] = useState(() => location.hash)

  const keep = useCallback((next: Run | undefined) => {
    keepRun(next)
    setKept(next ? { run: next } : {})
    if (next) setAsked({ seed: next.seed, size: next.size })
  }, [])
  useEffect(() => {
    const onhash = () => {
      setScreen(location.hash)
      scrollTo(0, 0)
    }
    addEventListener('hashchange', onhash)
    return () => removeEventListener('hashchange', onhash)
  }, [])

  const shown = run ?? asked
  const paper = useMemo(
    () => (shown ? makePaper(bank.questions, shown.seed, shown.size) : []),
    [bank, shown?.seed, shown?.size],
  )
  const isDrawing = screen === '#draw'
  const state = isDrawing || !run ? 'start' : run.done === undefined ? 'question' : 'result'
  const item = state === 'question' ? paper[(run?.at ?? 1) - 1] : undefined
  const marked = useMemo(
    () => (run?.done === undefined ? [] : markPaper(paper, run.answers, questions)),
    [paper, run, questions],
  )

  useLayoutEffect(() => {
    const set = (name: string, value: string | number | undefined) => {
      if (value === undefined) delete container.dataset[name]
      else container.dataset[name] = String(value)
    }
    set('exam', state)
    set('seed', isDrawing ? undefined : shown?.seed)
    set('of', isDrawing || !shown ? undefined : paper.length)
    set('question', item?.id)
    set('at', item && run?.at)
    set('score', state === 'result' ? countRight(marked) : undefined)
    document.body.toggleAttribute('data-examining', isDrawing || state !== 'start')
  })

  const begin = useCallback(
    (wanted: Asked, minutes: number) => {
      const now = Date.now()
      show(addressOf(wanted, bank.content))
      keep({
        ...wanted,
        started: now,
        content: bank.content,
        answers: {},
        at: 1,
        ...(minutes > 0 ? { until: now + minutes * 60_000 } : {}),
      })
      scrollTo(0, 0)
    },
    [bank, keep],
  )
  const resume = useCallback(
    (other: Run) => {
      show(addressOf(other, bank.content))
      keep(other)
      scrollTo(0, 0)
    },
    [bank, keep],
  )
  const leave = useCallback(() => {
    show(location.pathname)
    keep(undefined)
    setAsked(undefined)
    scrollTo(0, 0)
  }, [keep])

  if (isDrawing) return <Draw content={bank.content} />
  if (!run) return <Start bank={bank} asked={asked} kept={kept} onbegin={begin} onresume={resume} />
  if (state === 'result') {
    return (
      <ResultScreen bank={bank} run={run} paper={paper} marked={marked} onchange={keep} onleave={leave} />
    )
  }
  const question = item && questions.get(item.id)
  if (!item || !question)
    return <Start bank={bank} asked={asked} kept={{}} onbegin={begin} onresume={resume} />
  return <QuestionScreen run={run} paper={paper} item={item} question={question} onchange={keep} />
}

/** Puts an address into the bar without a step to go back to, where the browser allows it. */
function show(address: string): void {
  try {
    history.replaceState(null, '', address)
  } catch {
    // Some browsers allow no address of their own to a page opened from a file.
  }
}
