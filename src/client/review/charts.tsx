/** Inline SVG charts, drawn with attributes and classes alone, each with its numbers in a table behind. */

import type { ComponentChildren } from 'preact'
import { weekdayOfDay } from '../../domain/review/study-day.ts'

interface TableProps {
  caption: string
  head: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

/** A chart with the table of its numbers, folded. */
export function Figure({
  label,
  table,
  children,
}: {
  label: string
  table: TableProps
  children: ComponentChildren
}) {
  return (
    <figure class="figure" aria-label={label}>
      {children}
      <details>
        <summary>看表格</summary>
        <Table {...table} />
      </details>
    </figure>
  )
}

export function Table({ caption, head, rows }: TableProps) {
  return (
    <div class="scroll">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, i) => (
              <th key={name} scope="col" class={i > 0 ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((cell, i) => (
                <td key={head[i + 1]} class="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const WIDTH = 330
const HEIGHT = 120
const FOOT = 20
const HEAD = 18

/** Bars of one measure over days; the names of a few stand below. */
export function Bars({ values, names }: { values: readonly number[]; names: ReadonlyMap<number, string> }) {
  const most = Math.max(1, ...values)
  const step = WIDTH / values.length
  const height = (value: number) => (value / most) * (HEIGHT - FOOT - HEAD)
  const peak = values.indexOf(Math.max(...values))
  return (
    <svg class="chart" font-size="12" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line class="axis" x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      {values.map((value, i) => (
        <rect
          key={i}
          class="bar"
          x={i * step + 1}
          y={HEIGHT - FOOT - height(value)}
          width={step - 2}
          height={height(value)}
        />
      ))}
      {values[peak]! > 0 && (
        <text
          x={(peak + 0.5) * step}
          y={HEIGHT - FOOT - height(values[peak]!) - 5}
          text-anchor={anchor(peak, values)}
        >
          {values[peak]}
        </text>
      )}
      {[...names].map(([i, name]) => (
        <text key={i} class="quiet" x={(i + 0.5) * step} y={HEIGHT - 4} text-anchor={anchor(i, values)}>
          {name}
        </text>
      ))}
    </svg>
  )
}

function anchor(i: number, values: readonly number[]): 'start' | 'middle' | 'end' {
  return i < 2 ? 'start' : i > values.length - 3 ? 'end' : 'middle'
}

const WEEKS = 53
const CELL = WIDTH / WEEKS

/** The year up to a day, a column a week, Sunday on top; stronger where more was reviewed. */
export function Heatmap({ counts, today }: { counts: ReadonlyMap<number, number>; today: number }) {
  const first = today - weekdayOfDay(today) - (WEEKS - 1) * 7
  const days = Array.from({ length: today - first + 1 }, (_, i) => first + i)
  const months = days.filter(day => new Date(day * 86_400_000).getUTCDate() === 1)
  const x = (day: number) => Math.floor((day - first) / 7) * CELL
  return (
    <svg class="chart" font-size="12" viewBox={`0 0 ${WIDTH} ${7 * CELL + 16}`} aria-hidden="true">
      {days.map(day => (
        <rect
          key={day}
          class={`heat-${level(counts.get(day) ?? 0)}`}
          x={x(day) + 0.5}
          y={weekdayOfDay(day) * CELL + 0.5}
          width={CELL - 1}
          height={CELL - 1}
          rx="1"
        />
      ))}
      {months
        .filter((_, i) => i % 3 === 0)
        .map(day => (
          <text key={day} class="quiet" font-size="11" x={x(day)} y={7 * CELL + 13}>
            {new Date(day * 86_400_000).getUTCMonth() + 1} 月
          </text>
        ))}
    </svg>
  )
}

function level(count: number): 0 | 1 | 2 | 3 | 4 {
  if (count === 0) return 0
  return count < 5 ? 1 : count < 15 ? 2 : count < 40 ? 3 : 4
}

interface Part {
  name: string
  value: number
}

/** One bar in parts that add up to the whole; parts differ in pattern of fill, from strong to empty. */
export function Stack({ parts }: { parts: readonly Part[] }) {
  const whole = parts.reduce((sum, part) => sum + part.value, 0) || 1
  let x = 0
  return (
    <svg class="chart stack" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ name, value }, i) => {
        const width = (value / whole) * WIDTH
        const bar = <rect key={name} class={`part-${i}`} x={x} y="0" width={width} height="12" />
        x += width
        return bar
      })}
    </svg>
  )
}

/** A share of 100%, with the wished one as a line across. */
export function Share({ share, wished }: { share: number; wished: number }) {
  const x = (value: number) => value * WIDTH
  return (
    <svg class="chart" font-size="12" viewBox={`0 0 ${WIDTH} 34`} aria-hidden="true">
      <rect class="bar-back" x="0" y="4" width={WIDTH} height="12" />
      <rect class="bar" x="0" y="4" width={x(share)} height="12" />
      <line class="wished" x1={x(wished)} x2={x(wished)} y1="0" y2="20" />
      <text class="quiet" font-size="11" x="0" y="32">
        0%
      </text>
      <text class="quiet" font-size="11" x={x(wished)} y="32" text-anchor="end">
        目標 {Math.round(wished * 100)}%
      </text>
    </svg>
  )
}
