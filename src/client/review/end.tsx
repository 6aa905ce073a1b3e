/** The end of a sitting: how many, how long, what comes tomorrow. */

import { useState } from 'preact/hooks'
import { forecast } from '../../domain/review/statistics.ts'
import { type ReviewModel, sentenceOf } from './model.ts'
import type { Outcome } from './sitting.tsx'

interface Props {
  model: ReviewModel
  outcome: Outcome
  /** Cards that still wait today. */
  waiting: number
  onstart(): void
  onclose(): void
}

export function End({ model, outcome, waiting, onstart, onclose }: Props) {
  const [message, setMessage] = useState('')
  const tomorrow = forecast(model.deck.cards, model.states, model.today(), model.settings.retention, 2)[1]
  const undo = async () => {
    try {
      const last = await model.undo()
      setMessage(last ? '已復原最後一次；那張卡會再問一次。' : '沒有可以復原的了。')
    } catch (error) {
      setMessage(sentenceOf(error))
    }
  }
  return (
    <section class="sitting-end">
      <h2>{outcome.early ? '時間到，先到這裡。' : '這次到這裡。'}</h2>
      <p>
        答了 {outcome.answers} 次，花了 {duration(outcome.ms)}。
      </p>
      <p>
        {waiting > 0 ? `今天還有 ${waiting} 張。` : '今天的都複習完了。'}
        {tomorrow ? `明天有 ${tomorrow} 張到期。` : '明天沒有到期的卡。'}
      </p>
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
        <button type="button" class="button" onClick={onclose}>
          回複習首頁
        </button>
      </p>
    </section>
  )
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 90 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分鐘`
}
