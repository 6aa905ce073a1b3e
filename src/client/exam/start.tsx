/** Before a paper: how many questions, how long, and which paper. */

import { useState } from 'preact/hooks'
import { makePaper, PAPER_SIZES, type PaperSize } from '../../domain/quiz/paper.ts'
import type { QuizBank } from '../../domain/quiz/question.ts'
import { page } from '../page/root.ts'
import { Choice } from '../review/choice.tsx'
import { Before } from './before.tsx'
import { CopyButton } from './copy-button.tsx'
import { PastPapers } from './past.tsx'
import { type Asked, addressOf, type Kept, newSeed, type Run } from './run.ts'
import { PrintButtons } from './sheet.tsx'

/** A minute a question is what paper exams of this kind give. */
const LIMITS = (size: number) => [
  { value: 0, label: '不限時' },
  { value: size, label: `${size} 分鐘` },
]

interface Props {
  bank: QuizBank
  asked: Asked | undefined
  kept: Kept
  onbegin(asked: Asked, minutes: number): void
  onresume(run: Run): void
}

export function Start({ bank, asked, kept, onbegin, onresume }: Props) {
  const [size, setSize] = useState<PaperSize>(asked?.size ?? 10)
  const [seed, setSeed] = useState(() => asked?.seed ?? newSeed())
  const [timed, setTimed] = useState(false)
  const paper: Asked = { seed: seed.trim(), size }
  const link = new URL(addressOf(paper, bank.content), page('exam.html')).href
  const begin = (event: Event) => {
    event.preventDefault()
    if (paper.seed !== '') onbegin(paper, timed ? size : 0)
  }
  return (
    <>
      <Before content={bank.content} asked={asked} kept={kept} onresume={onresume} />
      <form onSubmit={begin}>
        <Choice<PaperSize>
          legend="題數"
          name="size"
          options={PAPER_SIZES.map(value => ({ value, label: `${value} 題` }))}
          value={size}
          onchoose={setSize}
        />
        <Choice
          legend="時間"
          name="limit"
          options={LIMITS(size)}
          value={timed ? size : 0}
          onchoose={minutes => setTimed(minutes > 0)}
        />
        <p>
          <label class="exam-seed">
            試卷代碼
            <input
              class="field"
              name="seed"
              value={seed}
              maxLength={60}
              autocomplete="off"
              spellcheck={false}
              required
              onInput={event => setSeed(event.currentTarget.value)}
            />
          </label>
          <span class="small muted">代碼和題數相同，就是同一份試卷；要全班考同一份，請用同一個代碼。</span>
        </p>
        <p>
          <button type="submit" class="button primary exam-begin">
            開始測驗
          </button>
        </p>
      </form>
      <p class="small">
        這份試卷的連結：<a href={link}>{link}</a> <CopyButton text={link} label="複製連結" />
      </p>
      <PrintButtons bank={bank} seed={paper.seed} paper={() => makePaper(bank.questions, paper.seed, size)} />
      <PastPapers content={bank.content} />
      <ul class="lines exam-doors">
        <li>
          <a href="#draw">
            <b>有獎徵答</b>
            <span>核對完成碼，公開抽出得獎與備取</span>
          </a>
        </li>
        <li>
          <a href={page('review.html')}>
            <b>複習卡</b>
            <span>答錯的題目，相關的卡片當天就會再問</span>
          </a>
        </li>
      </ul>
      <p class="small">
        題庫共 {bank.questions.length} 題，檔案：<a href={page('downloads/quiz.gift.txt')}>GIFT（Moodle）</a>
        、<a href={page('downloads/quiz.csv')}>CSV（試算表）</a>
      </p>
    </>
  )
}
