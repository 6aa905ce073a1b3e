/** How to review; each setting takes effect at once and says in one line what it does. */

import { useState } from 'preact/hooks'
import type { ReviewSettings } from '../../domain/review/settings.ts'
import { Choice } from './choice.tsx'
import { sentenceOf } from './model.ts'
import type { ScreenProps } from './screen.ts'

const RETENTION = [0.8, 0.85, 0.9, 0.95].map(value => ({ value, label: `${value * 100}%` }))
const NEW_PER_DAY = [0, 5, 10, 15, 20, 30].map(value => ({ value, label: String(value) }))
const DAY_START = [0, 3, 4, 5, 6].map(value => ({ value, label: `${value} 點` }))
const GRADES = [
  { value: 2 as const, label: '兩個' },
  { value: 4 as const, label: '四個' },
]
const HAPTICS = [
  { value: 'on', label: '震動' },
  { value: 'off', label: '不震動' },
]

/** The choices, and the value in use where a backup brought another. */
function withCurrent<T extends number>(options: { value: T; label: string }[], value: T, label: string) {
  if (options.some(option => option.value === value)) return options
  return [...options, { value, label }].sort((a, b) => a.value - b.value)
}

export function Settings({ model }: ScreenProps) {
  const [message, setMessage] = useState('')
  const { retention, newPerDay, dayStart, grades, haptics } = model.settings
  const change = (settings: Partial<ReviewSettings>) =>
    model.changeSettings(settings).then(
      () => setMessage('已存。'),
      error => setMessage(sentenceOf(error)),
    )
  return (
    <>
      <h2>設定</h2>
      <Choice
        legend="目標記得率"
        name="retention"
        options={withCurrent(RETENTION, retention, `${Math.round(retention * 100)}%`)}
        value={retention}
        onchoose={value => void change({ retention: value })}
      />
      <p class="muted">越高問得越勤：95% 的複習量約是 90% 的兩倍。一般用 90%。</p>
      <Choice
        legend="每天新卡"
        name="new"
        options={withCurrent(NEW_PER_DAY, newPerDay, String(newPerDay))}
        value={newPerDay}
        onchoose={value => void change({ newPerDay: value })}
      />
      <p class="muted">每張新卡日後約會再問七、八次；來不及時先調低這裡。</p>
      <Choice
        legend="一天從幾點開始"
        name="day"
        options={withCurrent(DAY_START, dayStart, `${dayStart} 點`)}
        value={dayStart}
        onchoose={value => void change({ dayStart: value })}
      />
      <p class="muted">深夜複習仍算前一天，不會在通勤途中換日。</p>
      <Choice
        legend="評分按鈕"
        name="grades"
        options={GRADES}
        value={grades}
        onchoose={value => void change({ grades: value })}
      />
      <p class="muted">兩個：忘了、記得。四個：多「困難」與「容易」，間隔分得較細。</p>
      {'vibrate' in navigator && (
        <>
          <Choice
            legend="評分時"
            name="haptics"
            options={HAPTICS}
            value={haptics ? 'on' : 'off'}
            onchoose={value => void change({ haptics: value === 'on' })}
          />
          <p class="muted">手機輕震一下，表示已經存好。</p>
        </>
      )}
      <p role="status" class="muted">
        {message}
      </p>
    </>
  )
}
