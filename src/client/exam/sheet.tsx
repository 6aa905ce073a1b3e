/** A paper on paper, with its key on sheets of its own: made when it is printed, and never on the screen. */

import { useEffect, useState } from 'preact/hooks'
import type { PaperItem } from '../../domain/quiz/paper.ts'
import { letteredOptions, type Question, type QuizBank } from '../../domain/quiz/question.ts'
import { shortContent } from '../../domain/quiz/result.ts'

interface Props {
  bank: QuizBank
  seed: string
  paper(): readonly PaperItem[]
}

export function PrintButtons({ bank, seed, paper }: Props) {
  const [sheet, setSheet] = useState<'paper' | 'key'>()
  useEffect(() => {
    if (!sheet) return
    document.body.dataset.sheet = sheet
    const after = () => setSheet(undefined)
    addEventListener('afterprint', after)
    print()
    return () => {
      removeEventListener('afterprint', after)
      delete document.body.dataset.sheet
    }
  }, [sheet])
  return (
    <>
      <p class="exam-buttons">
        <button type="button" class="button" onClick={() => setSheet('paper')}>
          列印試卷
        </button>
        <button type="button" class="button" onClick={() => setSheet('key')}>
          列印答案與理由
        </button>
      </p>
      {sheet && <Sheet bank={bank} seed={seed} paper={paper()} withKey={sheet === 'key'} />}
    </>
  )
}

function Sheet(props: { bank: QuizBank; seed: string; paper: readonly PaperItem[]; withKey: boolean }) {
  const { bank, seed, paper, withKey } = props
  const questions = new Map(bank.questions.map(question => [question.id, question]))
  return (
    <section class="exam-sheet">
      <h2>模擬測驗{withKey ? '：答案與理由' : ''}</h2>
      <p>
        試卷 {seed} · {paper.length} 題 · 內容 {shortContent(bank.content)}
        {withKey ? '' : ' · 姓名＿＿＿＿＿＿＿＿ 得分＿＿＿＿'}
      </p>
      {withKey && (
        <p class="exam-keys">
          {paper.map(({ id, options }, index) => (
            <span key={id}>
              {index + 1}. <b>{keyOf(questions.get(id), options)}</b>
            </span>
          ))}
        </p>
      )}
      <ol>
        {paper.map(({ id, options }) => {
          const question = questions.get(id)
          return (
            question && (
              <li key={id}>
                <p>{question.stem}</p>
                <ul>
                  {letteredOptions(question, options).map(({ letter, option }) => (
                    <li key={option.id}>
                      ({letter}) {option.text}
                      {withKey &&
                        `　${option.right ? '✓ ' : ''}${option.why}（${[...new Set(option.grounds.map(({ label }) => label))].join('、')}）`}
                    </li>
                  ))}
                </ul>
              </li>
            )
          )
        })}
      </ol>
    </section>
  )
}

/** The letter of the right answer in the order shown. */
function keyOf(question: Question | undefined, options: readonly string[]): string {
  const lettered = question ? letteredOptions(question, options) : []
  return lettered.find(({ option }) => option.right)?.letter ?? ''
}
