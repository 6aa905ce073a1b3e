/** The first screen: what waits today, how long to sit, and one button. */

import { isOpen } from '../../domain/review/exam-settings.ts'
import { expectedMinutes, type Waiting } from '../../domain/review/queue.ts'
import { forecast } from '../../domain/review/statistics.ts'
import { dayOfDate } from '../../domain/review/study-day.ts'
import { mayForget } from '../offline/install.ts'
import { Choice } from './choice.tsx'
import { NOT_LOADED } from './exam.tsx'
import type { ReviewModel } from './model.ts'
import { Notices } from './notices.tsx'

const LENGTHS = [
  { value: 0, label: '全部' },
  { value: 5, label: '5 分' },
  { value: 10, label: '10 分' },
  { value: 20, label: '20 分' },
]

/** From this many reviews that no backup holds, the start screen says so. */
const REMIND_AFTER = 50

interface Props {
  model: ReviewModel
  waiting: Waiting
  /** For who has not reviewed yet: what the buttons do, and where answers are kept. */
  introduction: string
  onstart(): void
  /** Takes up the sitting that this tab left; absent where it left none. */
  onresume: (() => void) | undefined
}

export function Start({ model, waiting, introduction, onstart, onresume }: Props) {
  const { due, fresh } = waiting
  const count = due.length + fresh.length
  return (
    <>
      <Notices model={model} />
      {onresume && (
        <p>
          <button type="button" class="button" onClick={onresume}>
            接著上次的卡片
          </button>
        </p>
      )}
      <ExamLine model={model} />
      {model.planning ? (
        <p role="status">正在排今天的計畫…</p>
      ) : count > 0 ? (
        <>
          <p class="review-count">
            <b>{count}</b> 張 · 約 {model.plan?.minutes ?? expectedMinutes(due.length, fresh.length)} 分鐘
          </p>
          <p class="muted">
            {model.plan ? '複習' : '到期'} {due.length} 張，新卡 {fresh.length} 張
          </p>
          {model.reviews === 0 && <p class="muted">{introduction}</p>}
          <Choice
            legend="這次練多久"
            name="minutes"
            options={LENGTHS}
            value={model.settings.minutes}
            onchoose={minutes => void model.changeSettings({ minutes }).catch(error => model.report(error))}
          />
          <p>
            <button type="button" class="button primary review-start" onClick={onstart}>
              開始複習
            </button>
          </p>
        </>
      ) : (
        <Nothing model={model} />
      )}
      {model.problem && (
        <p class="review-note" role="status">
          {model.problem}
          {model.unopened && (
            <button type="button" class="button" onClick={() => void model.reopen()}>
              再試一次
            </button>
          )}
        </p>
      )}
      {model.reviewsSinceExport >= (mayForget() ? 1 : REMIND_AFTER) && (
        <p class="review-note">
          有 {model.reviewsSinceExport} 次複習還沒有備份。<a href="#backup">匯出備份</a>
          {mayForget()
            ? '或把手冊加入主畫面：Safari 七天沒有開過這裡，就會刪掉紀錄。'
            : '，換手機或清除瀏覽器時才不會遺失。'}
        </p>
      )}
      <ul class="lines">
        <Line href="#exam" name="考試計畫" about={examWords(model)} />
        <Line href="#practice" name="加強練習" about="挑類型、法規或弱點" />
        <Line href="#numbers" name="統計" about="預測、記得率、進度" />
        <Line
          href="#cards"
          name="卡片"
          about={`全部 ${model.deck.cards.filter(card => !card.retired).length} 張`}
        />
        <Line href="#settings" name="設定" about={`每天新卡 ${model.settings.newPerDay} 張`} />
        <Line href="#backup" name="備份" about={`已存 ${model.reviews} 次複習`} />
      </ul>
    </>
  )
}

/** How far the exam is, above what waits today. */
function ExamLine({ model }: { model: ReviewModel }) {
  const { exam } = model.settings
  if (!exam) return null
  const left = dayOfDate(exam.date) - model.today()
  const words =
    left > 0 ? `還有 ${left} 天考試。` : left === 0 ? '今天考試：把最不牢的再過一遍。' : '考試日已經過了。'
  return (
    <p>
      {words} {model.planner.failed && NOT_LOADED}{' '}
      <a href="#exam">{left < 0 ? '看接下來怎麼做' : '看計畫'}</a>
    </p>
  )
}

function examWords(model: ReviewModel): string {
  const { exam } = model.settings
  if (!exam) return '說好哪天考，每天練最值得的'
  return `${exam.date.replaceAll('-', '/')}，每天 ${exam.minutes} 分鐘`
}

function Nothing({ model }: { model: ReviewModel }) {
  const { exam } = model.settings
  if (exam && model.plan) {
    const open = isOpen(exam, model.today())
    return <p class="review-count">{open ? '今天的計畫做完了。' : '今天不排複習。'}</p>
  }
  const ahead = forecast(model.deck.cards, model.states, model.today(), model.settings.retention)
  const next = ahead.findIndex(cards => cards > 0)
  return (
    <>
      <p class="review-count">今天沒有卡片要複習。</p>
      {next > 0 && (
        <p class="muted">
          {next === 1 ? '明天' : `${next} 天後`}有 {ahead[next]} 張到期。
        </p>
      )}
    </>
  )
}

function Line({ href, name, about }: { href: string; name: string; about: string }) {
  return (
    <li>
      <a href={href}>
        <span class="grow">{name}</span>
        <span class="muted">{about}</span>
        <span aria-hidden="true">›</span>
      </a>
    </li>
  )
}
