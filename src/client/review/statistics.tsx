/** The numbers: what comes, what was done, how well it is remembered. */

import { useEffect, useState } from 'preact/hooks'
import type { ReviewEvent } from '../../domain/review/events.ts'
import {
  deckState,
  forecast,
  type Retention,
  reviewsByDay,
  trueRetention,
} from '../../domain/review/statistics.ts'
import { dateOfDay } from '../../domain/review/study-day.ts'
import { Bars, Figure, Heatmap, Share, Stack } from './charts.tsx'
import { sentenceOf } from './model.ts'
import type { ScreenProps } from './screen.ts'

const STATES = ['已熟', '在學', '未學', '暫停'] as const

export function Numbers({ model }: ScreenProps) {
  const [events, setEvents] = useState<ReviewEvent[]>()
  const [message, setMessage] = useState('正在讀取紀錄…')
  useEffect(() => {
    void model.storage.events().then(setEvents, error => setMessage(sentenceOf(error)))
  }, [model, model.reviews])

  const today = model.today()
  const { due, fresh } = model.waiting()
  const ahead = forecast(model.deck.cards, model.states, today, model.settings.retention)
  return (
    <>
      <h2>統計</h2>
      <p>
        今天到期 {due.length} 張，新卡 {fresh.length} 張。
      </p>

      <h3>未來 30 天到期的卡</h3>
      <Figure
        label="未來 30 天到期的卡"
        table={{
          caption: '每天到期的卡（不含新卡）',
          head: ['日期', '張數'],
          rows: ahead.map((cards, i) => [dayName(today + i), cards]),
        }}
      >
        <Bars
          values={ahead}
          names={new Map([0, 7, 14, 21, 29].map(i => [i, i === 0 ? '今天' : dayName(today + i).slice(5)]))}
        />
      </Figure>

      {events ? <Past model={model} events={events} today={today} /> : <p role="status">{message}</p>}

      <h3>各類型的進度</h3>
      <DeckTable model={model} />
    </>
  )
}

function Past({
  model,
  events,
  today,
}: {
  model: ScreenProps['model']
  events: ReviewEvent[]
  today: number
}) {
  const counts = reviewsByDay(events)
  const year = [...counts].filter(([day]) => day > today - 371).sort(([a], [b]) => b - a)
  const answers = year.reduce((sum, [, count]) => sum + count, 0)
  const wished = model.settings.retention
  const spans = [
    { name: '最近 30 天', ...trueRetention(events, today - 29) },
    { name: '全部', ...trueRetention(events) },
  ]
  return (
    <>
      <h3>這一年</h3>
      <p>
        {year.length} 天，共 {answers} 次。今天 {counts.get(today) ?? 0} 次。
      </p>
      <Figure
        label="這一年每天的複習次數"
        table={{
          caption: '有複習的日子（含練習）',
          head: ['日期', '次數'],
          rows: year.map(([day, count]) => [dayName(day), count]),
        }}
      >
        <Heatmap counts={counts} today={today} />
        <p class="legend">
          <Swatch name="heat-0" /> 0 <Swatch name="heat-1" /> 1–4 <Swatch name="heat-2" /> 5–14{' '}
          <Swatch name="heat-3" /> 15–39 <Swatch name="heat-4" /> 40 以上
        </p>
      </Figure>

      <h3>記得率</h3>
      <p>
        {sentence(spans[0]!)}目標 {Math.round(wished * 100)}%。
      </p>
      <Figure
        label="實際的記得率與目標"
        table={{
          caption: '隔天以後再問時，第一次就答對的比例',
          head: ['期間', '問了', '記得', '比例'],
          rows: spans.map(({ name, asked, recalled }) => [
            name,
            asked,
            recalled,
            percent({ asked, recalled }),
          ]),
        }}
      >
        {spans[0]!.asked > 0 && <Share share={spans[0]!.recalled / spans[0]!.asked} wished={wished} />}
      </Figure>
    </>
  )
}

function DeckTable({ model }: { model: ScreenProps['model'] }) {
  const rows = model.deck.topics.map(topic => {
    const cards = model.deck.cards.filter(card => card.topic === topic)
    const { known, learning, fresh, suspended } = deckState(cards, model.states)
    return { topic, counts: [known, learning, fresh, suspended] }
  })
  return (
    <Figure
      label="各類型的進度"
      table={{
        caption: '已熟：記憶可維持三週以上',
        head: ['類型', ...STATES],
        rows: rows.map(row => [row.topic, ...row.counts]),
      }}
    >
      {rows.map(({ topic, counts }) => (
        <div key={topic} class="topic">
          <span>{topic}</span>
          <span class="muted">
            {counts[0]! + counts[1]!}／{counts.reduce((a, b) => a + b, 0)}
          </span>
          <Stack parts={counts.map((value, i) => ({ name: STATES[i]!, value }))} />
        </div>
      ))}
      <p class="legend">
        {STATES.map((name, i) => (
          <span key={name}>
            <Swatch name={`part-${i}`} /> {name}{' '}
          </span>
        ))}
      </p>
    </Figure>
  )
}

function Swatch({ name }: { name: string }) {
  return (
    <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
      <rect class={name} width="12" height="12" rx="2" />
    </svg>
  )
}

function sentence(span: Retention): string {
  if (span.asked === 0) return '最近 30 天還沒有隔天再問的卡。'
  return `最近 30 天隔天再問 ${span.asked} 次，記得 ${span.recalled} 次（${percent(span)}）。`
}

function percent({ asked, recalled }: Retention): string {
  return asked === 0 ? '—' : `${Math.round((recalled / asked) * 100)}%`
}

function dayName(day: number): string {
  return dateOfDay(day).replaceAll('-', '/')
}
