/** One question: its stem, four options, and the way on. */

import { useEffect, useRef, useState } from 'preact/hooks'
import type { PaperItem } from '../../domain/quiz/paper.ts'
import { letteredOptions, type Question } from '../../domain/quiz/question.ts'
import type { Run } from './run.ts'
import { useTimeLeft } from './time-left.ts'

interface Props {
  run: Run
  paper: readonly PaperItem[]
  item: PaperItem
  question: Question
  onchange(run: Run): void
}

export function QuestionScreen({ run, paper, item, question, onchange }: Props) {
  const [asking, setAsking] = useState(false)
  const group = useRef<HTMLFieldSetElement>(null)
  const sure = useRef<HTMLButtonElement>(null)
  const { at, answers } = run
  const blanks = paper.filter(({ id }) => answers[id] === undefined)
  const finish = () => onchange({ ...run, done: Date.now() })
  const { left, said } = useTimeLeft(run.until, finish)
  const isLast = at === paper.length

  // The question is read out with the option that has the focus, so that is where a new one begins.
  useEffect(() => {
    setAsking(false)
    const radios = [...(group.current?.querySelectorAll('input') ?? [])]
    ;(radios.find(radio => radio.checked) ?? radios[0])?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [item.id])

  // The button is described by how many questions are open, so that this is read out before anything is handed in.
  useEffect(() => {
    if (asking) sure.current?.focus()
  }, [asking])

  const to = (place: number) => onchange({ ...run, at: Math.max(1, Math.min(paper.length, place)) })
  const choose = (option: string) => onchange({ ...run, answers: { ...answers, [item.id]: option } })
  const next = (event: Event) => {
    event.preventDefault()
    if (isLast) setAsking(true)
    else to(at + 1)
  }
  return (
    <form class="exam-question" onSubmit={next}>
      <p class="exam-top">
        <span>
          第 {at} 題／共 {paper.length} 題
        </span>
        {left !== undefined && <span role="timer">剩 {left}</span>}
      </p>
      <p class="unseen" role="status">
        {said}
      </p>
      <progress max={paper.length} value={paper.length - blanks.length} aria-label="已作答的題數" />
      <fieldset ref={group}>
        <legend>{question.stem}</legend>
        {letteredOptions(question, item.options).map(({ letter, option: { id, text } }) => (
          <label key={`${item.id} ${id}`} class="exam-option">
            <input
              type="radio"
              name="option"
              value={id}
              checked={answers[item.id] === id}
              onChange={() => choose(id)}
            />
            <span>
              <b aria-hidden="true">{letter}</b> {text}
            </span>
          </label>
        ))}
      </fieldset>
      <p class="exam-buttons">
        <button type="button" class="button" disabled={at === 1} onClick={() => to(at - 1)}>
          上一題
        </button>
        <button
          type={isLast ? 'button' : 'submit'}
          class={isLast ? 'button' : 'button primary'}
          disabled={isLast}
        >
          下一題
        </button>
        <button
          type={isLast ? 'submit' : 'button'}
          class={isLast ? 'button primary' : 'button'}
          aria-expanded={asking}
          onClick={isLast ? undefined : () => setAsking(!asking)}
        >
          交卷
        </button>
      </p>
      {asking && (
        <div class="exam-sure">
          <p id="exam-blanks">
            {blanks.length === 0 ? '每一題都作答了。' : `還有 ${blanks.length} 題沒有作答，會算答錯。`}
          </p>
          <p>
            <button
              ref={sure}
              type="button"
              class="button primary"
              aria-describedby="exam-blanks"
              onClick={finish}
            >
              確定交卷
            </button>{' '}
            {blanks.length > 0 && (
              <button
                type="button"
                class="button"
                onClick={() => to(paper.findIndex(({ id }) => answers[id] === undefined) + 1)}
              >
                去沒作答的第一題
              </button>
            )}
          </p>
        </div>
      )}
      <nav class="exam-places" aria-label="各題">
        {paper.map(({ id }, index) => (
          <button
            key={id}
            type="button"
            aria-current={index + 1 === at ? 'step' : undefined}
            aria-label={`第 ${index + 1} 題${answers[id] === undefined ? '，未作答' : '，已作答'}`}
            data-answered={answers[id] === undefined ? undefined : ''}
            onClick={() => to(index + 1)}
          >
            {index + 1}
          </button>
        ))}
      </nav>
    </form>
  )
}
