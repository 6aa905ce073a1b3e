/** After a paper: the score, what it says and what it does not, and every option with its reason. */

import { useEffect, useRef, useState } from 'preact/hooks'
import type { PaperItem } from '../../domain/quiz/paper.ts'
import type { QuizBank } from '../../domain/quiz/question.ts'
import {
  completionCode,
  countRight,
  type Marked,
  missedCards,
  pagesToRead,
  resultOf,
  tallyBy,
  tallyFamilies,
} from '../../domain/quiz/result.ts'
import { page } from '../page/root.ts'
import { storesByFile } from '../page/storage-apart.ts'
import { CopyButton } from './copy-button.tsx'
import { MarkedQuestion } from './marked.tsx'
import { PastPapers } from './past.tsx'
import { recordPaper, sentenceOf } from './record.ts'
import type { Run } from './run.ts'
import { PrintButtons } from './sheet.tsx'
import { Tallies } from './tallies.tsx'

interface Props {
  bank: QuizBank
  run: Run
  paper: readonly PaperItem[]
  marked: readonly Marked[]
  onchange(run: Run): void
  onleave(): void
}

export function ResultScreen({ bank, run, paper, marked, onchange, onleave }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [failed, setFailed] = useState<string>()
  const [isShort, setShort] = useState(false)
  const right = countRight(marked)
  const missed = missedCards(marked)
  const result = resultOf(run.seed, bank.content, marked)
  const lawName = new Map(bank.laws.map(({ id, name }) => [id, name]))

  const record = () => {
    setFailed(undefined)
    recordPaper(result, missed, run.started, bank.made).then(
      () => onchange({ ...run, recorded: true }),
      error => setFailed(sentenceOf(error)),
    )
  }
  useEffect(() => {
    heading.current?.focus()
    if (!run.recorded) record()
  }, [])

  const ranOut = run.until !== undefined && (run.done ?? 0) >= run.until
  const code = completionCode(result)
  const reading = pagesToRead(marked)
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        答對 {right} 題，共 {marked.length} 題
      </h2>
      <p class="exam-note">
        {ranOut && '時間到，已自動交卷。'}
        分數不是預測：題庫公開、題目有限，考得好不等於正式考試會過，考不好也只是知道該讀哪裡。
      </p>
      <p role="status">
        {failed ?? (run.recorded ? recordedText(missed.length) : '正在記下結果…')}{' '}
        {failed && (
          <button type="button" class="button" onClick={record}>
            再試一次
          </button>
        )}
      </p>
      <p class="exam-buttons">
        {missed.length > 0 && (
          <a class="button primary" href={page('review.html')}>
            去複習
          </a>
        )}
        <button type="button" class="button" onClick={onleave}>
          再考一份
        </button>
      </p>

      <h3>接下來讀</h3>
      {reading.length === 0 ? (
        <p>每一題都對。可以換一份，或增加題數。</p>
      ) : (
        <ul class="exam-reading">
          {reading.map(({ label, href, title, missed }) => (
            <li key={href}>
              <a href={page(href)}>
                {label}
                {title && `　${title}`}
              </a>{' '}
              {missed > 1 && <span class="small muted">{missed} 題</span>}
            </li>
          ))}
        </ul>
      )}

      <Tallies title="依題型" tallies={tallyFamilies(marked)} isOpen />
      <Tallies title="依主題" tallies={tallyBy(marked, question => [question.topic])} />
      <Tallies
        title="依法規"
        tallies={tallyBy(marked, question => question.laws.map(id => lawName.get(id) ?? id))}
      />

      <h3>完成碼</h3>
      <p>
        <output class="exam-code">{code}</output> <CopyButton text={code} label="複製" />
      </p>
      <p class="small muted">
        依序是試卷代碼、題數、答對題數、內容版本與檢查碼，可以貼到主辦單位的表單。不是防弊證明。
      </p>

      <h3>逐題看</h3>
      {right > 0 && right < marked.length && (
        <p>
          <button type="button" class="button" aria-pressed={isShort} onClick={() => setShort(!isShort)}>
            只看沒答對的 {marked.length - right} 題
          </button>
        </p>
      )}
      <ol class="exam-list">
        {marked.map((item, index) => (
          <MarkedQuestion
            key={item.question.id}
            item={item}
            number={index + 1}
            isHidden={isShort && item.verdict === 'right'}
          />
        ))}
      </ol>
      <PrintButtons bank={bank} seed={run.seed} paper={() => paper} />
      <PastPapers key={String(run.recorded)} content={bank.content} />
    </>
  )
}

function recordedText(cards: number): string {
  const apart = storesByFile() ? '（這個瀏覽器替每個檔案各存一份資料，複習頁看不到這次的結果。）' : ''
  return cards === 0
    ? '結果已記在這台裝置。'
    : `結果已記在這台裝置；相關的 ${cards} 張卡片排進今天的複習。${apart}`
}
