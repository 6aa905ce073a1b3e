/** One card: the question, and on its answer side the reason, the words it rests on and where to read on. */

import type { DeckCard } from '../../domain/review/deck.ts'
import { LEECH_LAPSES } from '../../domain/review/schedule.ts'

interface Props {
  card: DeckCard
  side: 'front' | 'back'
  /** Whether the content has changed since the learner last answered it. */
  changed: boolean
  practice: boolean
  lapses: number
}

export function CardView({ card, side, changed, practice, lapses }: Props) {
  return (
    <article class="card" data-side={side}>
      <p class="card-about">
        {about(card, side)}
        {changed && <span class="badge">內容已更新</span>}
        {practice && <span class="badge">練習，不影響排程</span>}
      </p>
      <Question card={card} side={side} />
      {side === 'back' && <Answer card={card} lapses={lapses} />}
    </article>
  )
}

/** What the card is about; the question of a statute does not name the statute, for it may be the answer. */
function about(card: DeckCard, side: 'front' | 'back'): string {
  const plain = card.subject === card.topic || (side === 'front' && card.topic === '法規')
  return plain ? card.topic : `${card.subject} · ${card.topic}`
}

function Question({ card, side }: { card: DeckCard; side: 'front' | 'back' }) {
  if (card.after === undefined) return <p class="card-prompt">{card.prompt}</p>
  return (
    <p class="card-prompt">
      {card.prompt}
      {side === 'back' ? (
        <mark class="card-filled">{card.answer}</mark>
      ) : (
        <span class="card-gap">
          <span class="unseen">空格</span>
          {card.hint && <span class="card-hint">{card.hint}</span>}
        </span>
      )}
      {card.after}
    </p>
  )
}

function Answer({ card, lapses }: { card: DeckCard; lapses: number }) {
  const { page } = card
  const links = [...card.quotes.map(({ from }) => from.href), ...card.articles.map(({ href }) => href)]
  return (
    <section class="card-back" tabIndex={-1} aria-label="答案">
      {card.after === undefined && <p class="card-answer">{card.answer}</p>}
      <p>{card.reason}</p>
      {lapses >= LEECH_LAPSES && (
        <p class="card-leech">
          這張已經忘了 {lapses} 次。再背一次，不如回去讀
          {card.page ? <a href={card.page.href}>{card.page.label}</a> : '相關條文'}
          ；也可以先暫停它。
        </p>
      )}
      {card.quotes.map(({ words, from }) => (
        <p key={words} class="card-quote">
          「{words}」<a href={from.href}>{from.label} ›</a>
        </p>
      ))}
      {page && !links.some(href => href.startsWith(page.href)) && (
        <p class="card-quote">
          <a href={page.href}>{page.label} ›</a>
        </p>
      )}
      {card.contrast && (
        <p class="card-contrast">
          對照：{card.contrast.prompt}
          <b>{card.contrast.answer}</b>
        </p>
      )}
      {card.articles.map(({ label, href, today }) => (
        <p key={href} class="card-law">
          <a href={href}>{label} ›</a> <span class="muted">{today}</span>
        </p>
      ))}
    </section>
  )
}
