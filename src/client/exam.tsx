/** The script of exam.html: takes up an interrupted paper, or shows where to begin one. */

import { render } from 'preact'
import type { QuizBank } from '../domain/quiz/question.ts'
import { App } from './exam/app.tsx'

declare global {
  /** Assigned by assets/quiz.js, which the page loads first. */
  var LEAK_CASEBOOK_QUIZ: QuizBank | undefined
}

function start(container: HTMLElement): void {
  const bank = globalThis.LEAK_CASEBOOK_QUIZ
  if (!bank || bank.questions.length === 0) {
    container.dataset.exam = 'error'
    container.textContent = bank
      ? '這本手冊還沒有題目。'
      : '題目沒有載入。請重新載入這一頁；若仍不行，請確認資料夾裡的 assets 沒有遺失。'
    return
  }
  container.textContent = ''
  render(<App bank={bank} container={container} />, container)
}

const container = document.querySelector<HTMLElement>('#exam')
if (container) start(container)
