/** When the exam is, how many minutes a day, which days are off; checked before it is kept. */

import { useState } from 'preact/hooks'
import { type ExamSettings, LONGEST_DAYS } from '../../domain/review/exam-settings.ts'
import { dayOfDate } from '../../domain/review/study-day.ts'
import { Choice } from './choice.tsx'

/** Monday first, as calendars here have it. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0].map(day => ({ day, name: '日一二三四五六'[day]! }))
const USES = [
  { value: 'all', label: '每天用滿' },
  { value: 'enough', label: '夠了就停' },
]
const DEFAULT_MINUTES = 10
const MOST_MINUTES = 240

interface Props {
  exam: ExamSettings | undefined
  /** `2026-11-25`. */
  today: string
  /** Study day on which the plan was, or is, started. */
  started: number
  running: boolean
  onsave(exam: ExamSettings): void
}

export function ExamForm({ exam, today, started, running, onsave }: Props) {
  const [date, setDate] = useState(exam?.date ?? '')
  const [minutes, setMinutes] = useState(String(exam?.minutes ?? DEFAULT_MINUTES))
  const [off, setOff] = useState(exam?.off ?? [])
  const [thrifty, setThrifty] = useState(exam?.thrifty ?? false)
  const [wrong, setWrong] = useState<{ field: string; words: string }>()
  const save = (event: Event) => {
    event.preventDefault()
    const found = wrongField(date, minutes, off, today)
    setWrong(found)
    if (!found) onsave({ date, minutes: Number(minutes), off, thrifty, started })
  }
  const invalid = (field: string) =>
    wrong?.field === field ? { 'aria-invalid': true, 'aria-describedby': 'plan-wrong' } : {}
  return (
    <form class="plan-form" noValidate onSubmit={save}>
      <p>
        <label>
          考試日期{' '}
          <input
            type="date"
            min={today}
            value={date}
            {...invalid('date')}
            onInput={event => setDate(event.currentTarget.value)}
          />
        </label>
        <label>
          每天幾分鐘{' '}
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_MINUTES}
            value={minutes}
            {...invalid('minutes')}
            onInput={event => setMinutes(event.currentTarget.value)}
          />
        </label>
      </p>
      <fieldset class="choice">
        <legend>不排的日子</legend>
        <div class="choice-row">
          {WEEKDAYS.map(({ day, name }) => (
            <label key={day}>
              <input
                type="checkbox"
                checked={off.includes(day)}
                aria-label={`星期${name}`}
                onChange={event =>
                  setOff(
                    event.currentTarget.checked ? [...off, day].sort() : off.filter(other => other !== day),
                  )
                }
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Choice
        legend="時間怎麼用"
        name="use"
        options={USES}
        value={thrifty ? 'enough' : 'all'}
        onchoose={value => setThrifty(value === 'enough')}
      />
      <p class="muted">夠了就停：多練也多記不了幾張的日子，提早結束。</p>
      {wrong && (
        <p id="plan-wrong" role="alert" class="review-note">
          {wrong.words}
        </p>
      )}
      <p>
        <button type="submit" class={running ? 'button' : 'button primary'}>
          {running ? '更新計畫' : '開始計畫'}
        </button>
      </p>
    </form>
  )
}

/** The first field that makes no plan, with what to do about it. */
function wrongField(date: string, minutes: string, off: readonly number[], today: string) {
  const ahead = dayOfDate(date) - dayOfDate(today)
  const words = Number.isNaN(ahead)
    ? '請選考試日期。'
    : ahead < 0
      ? '這個日期已經過了，請選今天或以後的日子。'
      : ahead > LONGEST_DAYS
        ? '考試在一年以後：離考試一年之內再開始計畫，在那之前照平常複習就好。'
        : undefined
  if (words) return { field: 'date', words }
  const count = Number(minutes)
  if (!Number.isInteger(count) || count < 1 || count > MOST_MINUTES)
    return { field: 'minutes', words: `每天幾分鐘，請填 1 到 ${MOST_MINUTES} 的整數。` }
  if (off.length === 7) return { field: 'off', words: '每天都不排就沒有計畫了，請至少留一天。' }
  return undefined
}
