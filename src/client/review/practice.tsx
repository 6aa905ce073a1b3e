/** Practice of the learner's choosing: by type, by law, or what is hard; the schedule stays as it is. */

import type { DeckCard } from '../../domain/review/deck.ts'
import { isWeak, practiceOrder } from '../../domain/review/queue.ts'
import type { ScreenProps } from './screen.ts'

export function Practice({ model, start }: ScreenProps) {
  const { deck } = model
  const weak = deck.cards.filter(card => isWeak(model.states.get(card.id)))
  const begin = (cards: DeckCard[]) =>
    start({
      kind: 'cram',
      order: practiceOrder(cards, model.states, model.today()),
      minutes: model.settings.minutes,
    })
  const groups = [
    { title: '弱點', rows: [{ name: '容易忘的卡', cards: weak }] },
    {
      title: '類型',
      rows: deck.topics.map(topic => ({
        name: topic,
        cards: deck.cards.filter(card => card.topic === topic),
      })),
    },
    {
      title: '法規',
      rows: deck.laws.map(({ id, name }) => ({
        name,
        cards: deck.cards.filter(card => card.laws.includes(id)),
      })),
    },
  ]
  return (
    <>
      <h2>加強練習</h2>
      <p class="muted">想多練就練：答了會記下，但不影響排程。</p>
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul class="lines">
            {rows.map(({ name, cards }) => {
              const open = cards.filter(card => !card.retired)
              return (
                <li key={name}>
                  <button type="button" disabled={open.length === 0} onClick={() => begin(open)}>
                    <span class="grow">{name}</span>
                    <span class="muted">{open.length} 張</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </>
  )
}
