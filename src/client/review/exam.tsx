/** The plan before an exam: set it, see what it comes to, change it, end it. */

import { useState } from 'preact/hooks'
import type { ExamSettings } from '../../domain/review/exam-settings.ts'
import { dateOfDay, dayOfDate } from '../../domain/review/study-day.ts'
import { ExamForm } from './exam-form.tsx'
import { ExamStatus } from './exam-status.tsx'
import { sentenceOf } from './model.ts'
import type { ScreenProps } from './screen.ts'

export const NOT_LOADED =
  '考試計畫沒有載入，今天先照平常的間隔。請重新載入這一頁；若仍不行，請確認資料夾裡的 assets 沒有遺失。'

export function Exam({ model, start }: ScreenProps) {
  const [message, setMessage] = useState('')
  const { exam } = model.settings
  const today = model.today()
  const over = exam !== undefined && dayOfDate(exam.date) < today
  const save = (next: ExamSettings | undefined, words: string) =>
    model.changeSettings({ exam: next }).then(
      () => setMessage(words),
      error => setMessage(sentenceOf(error)),
    )
  const stop = exam && (
    <p>
      <button
        type="button"
        class="button"
        onClick={() => void save(undefined, '計畫已停用，回到平常的複習。')}
      >
        停用計畫
      </button>{' '}
      <span class="muted">停用後照平常的間隔複習；紀錄和記憶狀態都不變。</span>
    </p>
  )
  return (
    <>
      <h2>考試計畫</h2>
      <p role="status" class="muted">
        {message}
      </p>
      {!exam && (
        <p>
          說好哪天考、每天有幾分鐘，手冊就每天挑出最值得練的卡：讓考試當天記得最多，而不是把所有卡擠在最後幾天。
        </p>
      )}
      {over && <Over model={model} date={exam.date} />}
      {exam && !over && model.planning && <p role="status">正在排今天的計畫…</p>}
      {model.planner.failed && <p class="review-note">{NOT_LOADED}</p>}
      {exam && !over && !model.planning && !model.plan && !model.planner.failed && (
        <p>離考試還有一年以上，一年之內會自動開始排；現在照平常複習就好。</p>
      )}
      {exam && model.plan && <ExamStatus model={model} plan={model.plan} exam={exam} start={start} />}
      <h3>{exam ? (over ? '下一次考試' : '改計畫') : '開始一個計畫'}</h3>
      <ExamForm
        key={exam?.date}
        exam={over ? { ...exam, date: '' } : exam}
        today={dateOfDay(today)}
        started={exam && !over ? exam.started : today}
        running={exam !== undefined && !over}
        onsave={next => void save(next, exam && !over ? '計畫已更新。' : '計畫已開始。')}
      />
      {stop}
    </>
  )
}

function Over({ model, date }: { model: ScreenProps['model']; date: string }) {
  const { due } = model.waiting()
  return (
    <>
      <p>
        考試日（{date.replaceAll('-', '/')}）已經過了，辛苦了。現在已照平常的間隔複習，今天到期 {due.length}{' '}
        張。
      </p>
      <p>
        想留住學到的：停用計畫，每天照到期的練就好。還有下一次考試：在下面選日期。也可以做一回
        <a href="exam.html">模擬測驗</a>看看哪裡還不牢。
      </p>
    </>
  )
}
