/** The end of a sitting: how many, how long, what comes tomorrow. */

import { useState } from 'preact/hooks'
import type { Sitting } from '../../domain/review/sitting.ts'
import { forecast } from '../../domain/review/statistics.ts'
import { type ReviewModel, sentenceOf } from './model.ts'

interface Props {
  model: ReviewModel
  ended: Sitting
  /** Cards that still wait today. */
  waiting: number
  onstart(): void
  /** The last answer was taken back: its card is asked again. */
  onagain(card: string, kind: string): void
  onclose(): void
}

export function End({ model, ended, waiting, onstart, onagain, onclose }: Props) {
  const [message, setMessage] = useState('')
  const tomorrow = forecast(model.deck.cards, model.states, model.today(), model.settings.retention, 2)[1]
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
      <p>
        答了 {ended.session.asked} 次，花了 {duration(ended.spent)}。
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
