/** The script of review.html: opens the log, then shows what waits. */

import { render } from 'preact'
import type { Deck } from '../domain/review/deck.ts'
import { root } from './page/root.ts'
import { App } from './review/app.tsx'
import { ReviewModel } from './review/model.ts'

declare global {
  /** Assigned by assets/deck.js, which the page loads first. */
  var LEAK_CASEBOOK_DECK: Deck | undefined
}

async function start(container: HTMLElement): Promise<void> {
  const deck = globalThis.LEAK_CASEBOOK_DECK
  if (!deck) {
    container.dataset.review = 'error'
    container.textContent = '卡片沒有載入。請重新載入這一頁；若仍不行，請確認資料夾裡的 assets 沒有遺失。'
    return
  }
  const introduction = container.querySelector('[data-introduction]')?.textContent ?? ''
  const model = await ReviewModel.open(deck, root.pathname, sentence => {
    container.textContent = sentence
  })
  container.textContent = ''
  render(<App model={model} container={container} introduction={introduction} />, container)
  // Counting the log takes longer than showing the first card, so it waits until the page stands.
  setTimeout(() => void model.repair(untilNoCardShows), 3000)
}

/** A long log takes long to count: nobody shall wait for that between two cards. */
async function untilNoCardShows(): Promise<void> {
  do await new Promise(resolve => setTimeout(resolve, isReviewing() ? 500 : 0))
  while (isReviewing())
}

function isReviewing(): boolean {
  return document.body.hasAttribute('data-reviewing')
}

const container = document.querySelector<HTMLElement>('#review')
if (container) void start(container)
