/** What the plan comes to: today's cards, what will be recalled on the day, what does not fit, and reminders. */

import { promptText } from '../../domain/review/deck.ts'
import { type ExamPlan, isShort } from '../../domain/review/exam-plan.ts'
import { type ExamSettings, isOpen } from '../../domain/review/exam-settings.ts'
import { readerWords, shareWords } from '../../domain/review/exam-words.ts'
import { ExamCurve } from './exam-curve.tsx'
import { ExamReminder } from './exam-reminder.tsx'
import { type ScreenProps, todaysPlan } from './screen.ts'

interface Props extends ScreenProps {
  plan: ExamPlan
  exam: ExamSettings
}

export function ExamStatus({ model, plan, exam, start }: Props) {
  const { daysLeft, minutes, missed } = plan
  const waiting = model.waiting()
  const count = waiting.due.length + waiting.fresh.length
  const begin = () => start(todaysPlan(model, waiting))
  return (
    <>
      <p class="review-count">
        {daysLeft > 0 ? (
          <>
            還有 <b>{daysLeft}</b> 天
          </>
        ) : (
          <b>今天考試</b>
        )}
      </p>
      {missed > 0 && count > 0 && <p>前 {missed} 天沒有練，不要緊：計畫已經照剩下的時間重排。</p>}
      {count > 0 ? (
        <>
          <p>
            今天 {count} 張 · 約 {minutes} 分鐘{freshWords(waiting.fresh.length)}
            {daysLeft === 0 && '。把最不牢的再過一遍，其他的放心。'}
          </p>
          <p>
            <button type="button" class="button primary review-start" onClick={begin}>
              開始複習
            </button>
          </p>
        </>
      ) : (
        <p>{nothingWords(daysLeft, isOpen(exam, model.today()))}</p>
      )}
      {daysLeft > 0 ? <Forecast plan={plan} today={model.today()} /> : <LastDay plan={plan} />}
      {isShort(plan) && <TooShort model={model} plan={plan} exam={exam} />}
      {plan.unfit.length > 0 && <Unfit model={model} plan={plan} />}
      <h3>你的速度和記性</h3>
      <p>{readerWords(plan.reader)}</p>
      {daysLeft > 0 && <ExamReminder exam={exam} today={model.today()} />}
    </>
  )
}

function nothingWords(daysLeft: number, open: boolean): string {
  if (daysLeft === 0) return '沒有要再過一遍的卡了。'
  return open ? '今天的計畫做完了。' : '今天不排複習，好好休息。'
}

function freshWords(fresh: number): string {
  return fresh > 0 ? `（新卡 ${fresh} 張）` : ''
}

function Forecast({ plan, today }: { plan: ExamPlan; today: number }) {
  const { recall, recallWithoutToday } = plan
  const [kept, without] = [shareWords(recall), shareWords(recallWithoutToday)]
  return (
    <>
      <h3>考試當天預期記得</h3>
      <p>
        照計畫練完，{plan.total} 張裡預期記得 <b>{kept}</b>；
        {without === kept ? '今天少練一次，差不到 1%' : `今天這一次不練，則是 ${without}`}。
      </p>
      <ExamCurve plan={plan} today={today} />
      <p class="muted">
        這是照你的作答推算的平均，不是考試分數。線上每一點是：練到那天為止、之後都不再練，考試當天會記得多少。
      </p>
    </>
  )
}

function LastDay({ plan }: { plan: ExamPlan }) {
  return (
    <p>
      現在預期記得 {plan.total} 張裡的 {shareWords(plan.recall)}
      。考完之後：在下面選下一次考試的日期，或停用計畫，照平常的間隔把學到的留住。
    </p>
  )
}

function TooShort({ model, plan, exam }: Omit<Props, 'start'>) {
  const { enough } = model.planner
  return (
    <div class="review-note">
      <p>
        <b>時間不夠。</b>
        {plan.unfit.length > 0
          ? `有 ${plan.unfit.length} 張排不進去。`
          : '每張都排得進去，但能複習的次數偏少。'}
        {enough === undefined && '正在算每天要幾分鐘才夠…'}
        {enough === null && '就算每天四小時也來不及：先把核心的卡顧好。'}
        {enough && `每天約 ${enough} 分鐘，就能全部排進去，預期記得九成以上。`}
      </p>
      {enough && (
        <p>
          <button
            type="button"
            class="button"
            onClick={() =>
              void model
                .changeSettings({ exam: { ...exam, minutes: enough } })
                .catch(error => model.report(error))
            }
          >
            改成每天 {enough} 分鐘
          </button>
        </p>
      )}
    </div>
  )
}

function Unfit({ model, plan }: Pick<Props, 'model' | 'plan'>) {
  const cards = plan.unfit.flatMap(id => model.cards.get(id) ?? [])
  const core = cards.filter(card => card.core)
  const rows = [...core, ...cards.filter(card => !card.core)]
  return (
    <details>
      <summary>
        {plan.daysLeft > 0 ? '排不進去的卡' : '還沒學過的卡'}（{cards.length} 張
        {core.length > 0 ? `，其中核心 ${core.length} 張` : ''}）
      </summary>
      <ul class="notes">
        {rows.map(card => (
          <li key={card.id}>
            {card.core && <b>核心 </b>}
            {promptText(card)} {card.page && <a href={card.page.href}>{card.page.label} ›</a>}
          </li>
        ))}
      </ul>
    </details>
  )
}
