/** All cards in a list: to look one up, see its history, suspend it or bring it back. */

import { useEffect, useMemo, useState } from 'preact/hooks'
import { type DeckCard, promptText } from '../../domain/review/deck.ts'
import { isReview, type ReviewEvent, standingEvents } from '../../domain/review/events.ts'
import { isChanged, isDue } from '../../domain/review/queue.ts'
import { dueDay, LEECH_LAPSES } from '../../domain/review/schedule.ts'
import { dateOfDay } from '../../domain/review/study-day.ts'
import { fold } from '../../domain/search/text.ts'
import { CardView } from './card.tsx'
import { Table } from './charts.tsx'
import { type ReviewModel, sentenceOf } from './model.ts'
import type { ScreenProps } from './screen.ts'

const FILTERS = ['全部', '到期', '未學', '常忘', '暫停', '已收起'] as const
type Filter = (typeof FILTERS)[number]

const GRADE_NAMES = ['', '忘了', '困難', '記得', '容易']

export function Browser({ model }: ScreenProps) {
  const [words, setWords] = useState('')
  const [filter, setFilter] = useState<Filter>('全部')
  const texts = useMemo(() => model.deck.cards.map(foldedText), [model.deck])
  const needle = fold(words)
  const cards = model.deck.cards.filter(
    (card, i) => matches(model, card, filter) && texts[i]!.includes(needle),
  )
  return (
    <>
      <h2>卡片</h2>
      <p class="browser-filter">
        <label>
          找字 <input type="text" value={words} onInput={event => setWords(event.currentTarget.value)} />
        </label>
        <label>
          顯示{' '}
          <select value={filter} onChange={event => setFilter(event.currentTarget.value as Filter)}>
            {FILTERS.map(name => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </p>
      <p class="muted" role="status">
        {cards.length} 張
      </p>
      {cards.map(card => (
        <Entry key={card.id} model={model} card={card} />
      ))}
    </>
  )
}

/** What 「找字」 looks through. Folding leaves no line ends, so nothing is found across two fields. */
function foldedText(card: DeckCard): string {
  return [promptText(card), card.answer, card.subject].map(fold).join('\n')
}

function matches(model: ReviewModel, card: DeckCard, filter: Filter): boolean {
  const state = model.states.get(card.id)
  if (filter === '已收起') return card.retired
  if (card.retired) return false
  if (filter === '到期')
    return Boolean(state && state.phase !== 'new' && !state.suspended && model.counts(card))
  if (filter === '未學') return !state || state.phase === 'new'
  if (filter === '常忘') return (state?.lapses ?? 0) >= LEECH_LAPSES
  if (filter === '暫停') return state?.suspended === true
  return true
}

function Entry({ model, card }: { model: ReviewModel; card: DeckCard }) {
  const [open, setOpen] = useState(false)
  return (
    <details class="entry" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{promptText(card)}</span>
        <small class="muted entry-state">{stateWords(model, card)}</small>
      </summary>
      {open && <Opened model={model} card={card} />}
    </details>
  )
}

function Opened({ model, card }: { model: ReviewModel; card: DeckCard }) {
  const [history, setHistory] = useState<ReviewEvent[]>()
  const [message, setMessage] = useState('')
  const state = model.states.get(card.id)
  useEffect(() => {
    void model.storage.eventsOf(card.id).then(
      events => setHistory(standingEvents(events)),
      error => setMessage(sentenceOf(error)),
    )
  }, [model, card, model.reviews])
  const toggle = async () => {
    try {
      await (state?.suspended ? model.unsuspend(card) : model.suspend(card))
    } catch (error) {
      setMessage(sentenceOf(error))
    }
  }
  const answers = history?.filter(isReview)
  return (
    <>
      <CardView
        card={card}
        side="back"
        changed={isChanged(card, state)}
        practice={false}
        lapses={state?.lapses ?? 0}
      />
      {answers && answers.length > 0 && (
        <Table
          caption="這張卡的紀錄"
          head={['日期', '回答', '秒']}
          rows={answers.map(({ t, tz, grade, kind, ms }, i) => [
            `${i + 1}. ${new Date(t + tz * 60_000).toISOString().slice(0, 16).replace('T', ' ')}`,
            GRADE_NAMES[grade] + (kind === 'cram' ? '（練習）' : ''),
            (ms / 1000).toFixed(1),
          ])}
        />
      )}
      {answers?.length === 0 && <p class="muted">還沒有複習過。</p>}
      {!card.retired && (
        <p>
          <button type="button" class="button" onClick={() => void toggle()}>
            {state?.suspended ? '恢復這張卡' : '暫停這張卡'}
          </button>
        </p>
      )}
      <p role="status">{message}</p>
    </>
  )
}

function stateWords(model: ReviewModel, card: DeckCard): string {
  const state = model.states.get(card.id)
  if (card.retired) return '已收起'
  if (state?.suspended) return '暫停中'
  if (!state || state.phase === 'new') return '未學'
  const { retention } = model.settings
  if (isDue(card, state, model.today(), retention)) return '到期'
  return `下次 ${dateOfDay(dueDay(state, retention)).slice(5).replace('-', '/')}`
}
