/** A calendar file with the daily reminder and the exam: nothing has to run, and nothing is sent. */

import { useState } from 'preact/hooks'
import { examCalendar } from '../../domain/review/exam-calendar.ts'
import type { ExamSettings } from '../../domain/review/exam-settings.ts'
import { download } from '../page/download.ts'
import { SLUG } from '../page/slug.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const EVENING = 20

export function ExamReminder({ exam, today }: { exam: ExamSettings; today: number }) {
  const [hour, setHour] = useState(EVENING)
  const [message, setMessage] = useState('')
  const give = () => {
    download(examCalendar(SLUG, exam, hour, today, Date.now()), `考試計畫-${exam.date}.ics`, 'text/calendar')
    setMessage('已交給瀏覽器下載；用手機或電腦的行事曆開啟它，就會每天提醒。改了計畫要重新下載。')
  }
  return (
    <>
      <h3>每天提醒</h3>
      <p class="plan-form">
        <label>
          幾點提醒{' '}
          <select value={hour} onChange={event => setHour(Number(event.currentTarget.value))}>
            {HOURS.map(value => (
              <option key={value} value={value}>
                {value} 點
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button" onClick={give}>
          下載行事曆（.ics）
        </button>
      </p>
      <p role="status" class="muted">
        {message}
      </p>
    </>
  )
}
