/** How much would be recalled on the exam day if practice ended on each day, with today's session and without it. */

import type { ExamPlan } from '../../domain/review/exam-plan.ts'
import { shareWords } from '../../domain/review/exam-words.ts'
import { dateOfDay } from '../../domain/review/study-day.ts'
import { Figure } from './charts.tsx'

const WIDTH = 330
const TOP = 8
const BOTTOM = 122
const LEFT = 38
const RIGHT = 8

/** Rows of the table at most; a year has too many days to read. */
const ROWS = 20

export function ExamCurve({ plan, today }: { plan: ExamPlan; today: number }) {
  const { curve, daysLeft } = plan
  const every = Math.ceil(curve.length / ROWS)
  const rows = curve.filter((_, i) => i % every === 0 || i === curve.length - 1)
  const x = (day: number) => LEFT + ((day - today) / daysLeft) * (WIDTH - LEFT - RIGHT)
  const y = (share: number) => BOTTOM - share * (BOTTOM - TOP)
  // The last session is the day before; the line is drawn on to the day itself.
  const line = (of: (point: ExamPlan['curve'][number]) => number) =>
    [
      ...curve.map(point => `${x(point.day)},${y(of(point))}`),
      `${x(today + daysLeft)},${y(of(curve.at(-1)!))}`,
    ].join(' ')
  const examName = `考試 ${dateOfDay(today + daysLeft)
    .slice(5)
    .replace('-', '/')}`
  const label = `考試當天預期記得的比例：照計畫 ${shareWords(plan.recall)}，今天不練 ${shareWords(plan.recallWithoutToday)}`
  return (
    <Figure
      label={label}
      table={{
        caption: '練到那天為止，考試當天預期記得的比例',
        head: ['練到', '照計畫', '今天不練'],
        rows: rows.map(({ day, kept, withoutToday }) => [
          dateOfDay(day).replaceAll('-', '/'),
          percent(kept),
          percent(withoutToday),
        ]),
      }}
    >
      <svg class="chart" font-size="12" viewBox={`0 0 ${WIDTH} 142`} aria-hidden="true">
        {[0, 0.5, 1].map(share => (
          <g key={share}>
            <line class="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
            <text class="quiet" x={LEFT - 5} y={y(share) + 4} text-anchor="end">
              {100 * share}%
            </text>
          </g>
        ))}
        <polyline class="curve-without" points={line(point => point.withoutToday)} />
        <polyline class="curve-kept" points={line(point => point.kept)} />
        <text class="quiet" x={LEFT} y={BOTTOM + 16}>
          今天
        </text>
        <text class="quiet" x={WIDTH - RIGHT} y={BOTTOM + 16} text-anchor="end">
          {examName}
        </text>
      </svg>
      <p class="legend">
        <Sample name="curve-kept" /> 照計畫 <Sample name="curve-without" /> 今天不練
      </p>
    </Figure>
  )
}

function Sample({ name }: { name: string }) {
  return (
    <svg class="curve-sample" viewBox="0 0 28 12" aria-hidden="true">
      <line class={name} x1="0" x2="28" y1="6" y2="6" />
    </svg>
  )
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`
}
