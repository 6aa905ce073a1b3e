/** The end of a sitting: how many, what was forgotten and where to read it, what comes tomorrow, the way back. */

import { useEffect, useState } from 'preact/hooks'
import type { DeckLink } from '../../domain/review/deck.ts'
import { promptText } from '../../domain/review/deck.ts'
import { planAhead } from '../../domain/review/exam-ahead.ts'
import { forgottenCards, type Sitting } from '../../domain/review/sitting.ts'
import { waitingAhead } from '../../domain/review/statistics.ts'
import { writeLocal } from '../page/local.ts'
import { type ReviewModel, sentenceOf } from './model.ts'

interface Props {
  model: ReviewModel
  ended: Sitting
  /** Cards that still wait today. */
  waiting: number
  /** Where the reader came from, where that is not the start of the review. */
  back: DeckLink | undefined
  onstart(): void
  /** The last answer was taken back: its card is asked again. */
  onagain(card: string, kind: string): void
  onclose(): void
}

export function End({ model, ended, waiting, back, onstart, onagain, onclose }: Props) {
  const [message, setMessage] = useState('')
  // From now on home may offer to install the handbook.
  useEffect(() => void writeLocal('finished', true), [])
  const { answers } = ended
  const remembered = answers.filter(answer => !answer.forgotten).length
  const forgotten = forgottenCards(ended).flatMap(id => model.cards.get(id) ?? [])
  const undo = async () => {
    try {
      const last = await model.undo()
      if (!last) setMessage('沒有可以復原的了。')
      else if (last.kind === 'unsuspend') setMessage('已取消恢復，那張卡仍暫停。')
      else onagain(last.card, last.kind)
    } catch (error) {
      setMessage(sentenceOf(error))
    }
  }
  return (
    <section class="sitting-end">
      <h2>{ended.early ? '時間到，先到這裡。' : '這次到這裡。'}</h2>
      {answers.length === 0 ? (
        <p>這次沒有作答。</p>
      ) : (
        <p>
          答了 {answers.length} 次，記得 {remembered} 次（{Math.round((100 * remembered) / answers.length)}
          %），花了 {duration(ended.spent)}。
        </p>
      )}
      <p>
        {waiting > 0 ? `今天還有 ${waiting} 張。` : '今天的都複習完了。'}
        {planWords(model) ?? tomorrowWords(model)}
      </p>
      {forgotten.length > 0 && (
        <section>
          <h3>這次忘了的（{forgotten.length}）</h3>
          <ul class="notes">
            {forgotten.map(card => (
              <li key={card.id}>
                {promptText(card)}
                <br />
                <b>{card.answer}</b> {card.page && <a href={card.page.href}>{card.page.label} ›</a>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {model.problem && <p class="review-note">{model.problem}</p>}
      <p role="status">{message}</p>
      <p class="sitting-end-actions">
        {waiting > 0 && (
          <button type="button" class="button primary" onClick={onstart}>
            開始複習
          </button>
        )}
        <button type="button" class="button" onClick={() => void undo()}>
          復原
        </button>
        {back && (
          <a class="button" href={back.href}>
            回{back.label}
          </a>
        )}
        <button type="button" class="button" onClick={onclose}>
          回複習首頁
        </button>
      </p>
    </section>
  )
}

/** What the plan has for tomorrow; undefined without one. */
function planWords(model: ReviewModel): string | undefined {
  const { plan, settings } = model
  if (!plan || !settings.exam) return undefined
  const [, tomorrow] = planAhead(plan, settings.exam, model.today(), 2)
  if (!tomorrow) return '考完之後，到「考試計畫」看接下來怎麼做。'
  if (plan.daysLeft === 1) return '明天考試，考前可以再過一遍最不牢的卡。'
  return tomorrow.cards > 0 ? `明天約 ${tomorrow.minutes} 分鐘，還有 ${plan.daysLeft} 天。` : '明天不排。'
}

function tomorrowWords(model: ReviewModel): string {
  const { deck, states, settings } = model
  const [, tomorrow] = waitingAhead(deck.cards, states, model.today(), settings, 2)
  const { due, fresh } = tomorrow ?? { due: 0, fresh: 0 }
  if (due + fresh === 0) return '明天沒有要複習的卡。'
  const parts = [due > 0 && `${due} 張到期`, fresh > 0 && `${fresh} 張新卡`].filter(Boolean)
  return `明天有 ${parts.join('、')}。`
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 90 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分鐘`
}
