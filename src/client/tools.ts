/** What the buttons above a case do, and the reader's marks in it. Loaded when a reader reaches for them. */

import { CaseMarks } from './marks/case-marks.ts'
import { startSelectionBar } from './marks/selection-bar.ts'
import { copyText } from './page/copy.ts'
import { printHandout } from './page/handout.ts'

const bar = document.querySelector<HTMLElement>('[data-case-bar]')
const main = document.querySelector<HTMLElement>('main[data-case]')

function say(sentence: string): void {
  const status = bar?.querySelector('[data-bar-status]')
  if (status) status.textContent = sentence
}

/** The words that are selected in the case, without what the handbook added; empty where nothing is. */
function selectedWords(): string {
  const selection = getSelection()
  if (selection?.type !== 'Range' || !main?.contains(selection.anchorNode)) return ''
  const words = selection.getRangeAt(0).cloneContents()
  for (const added of words.querySelectorAll('[data-added]')) added.remove()
  return words.textContent?.trim() ?? ''
}

/** A page on a stick has an address that means nothing elsewhere. */
const address = location.protocol === 'file:' ? '' : location.origin + location.pathname

function citation(button: HTMLElement): string {
  const words = selectedWords()
  return `${words && `「${words}」`}${button.dataset.cite}。${address && `\n${address}`}`
}

async function cite(button: HTMLElement): Promise<void> {
  const text = citation(button)
  say((await copyText(text)) ? `已複製：${text}` : `瀏覽器不讓網頁複製。請自行選取：${text}`)
}

async function share(): Promise<void> {
  const title = document.title.replace(/｜.*$/, '')
  if (typeof navigator.share === 'function' && address) {
    try {
      await navigator.share({ title, url: address })
      return say('')
    } catch (error) {
      // The reader closed the sheet: nothing to tell.
      if (error instanceof DOMException && error.name === 'AbortError') return
    }
  }
  const text = `${title}${address && `\n${address}`}`
  say(
    (await copyText(text))
      ? `這個瀏覽器不提供分享；已複製：${text}`
      : `這個瀏覽器不提供分享。請自行選取：${text}`,
  )
}

bar?.addEventListener('click', event => {
  const button = (event.target as Element).closest<HTMLElement>('button[data-do]')
  button?.closest('details')?.removeAttribute('open')
  if (button?.dataset.do === 'cite') void cite(button)
  if (button?.dataset.do === 'share') void share()
  if (button?.dataset.do === 'print') window.print()
  if (button?.dataset.do === 'handout' && main) {
    const cite = bar.querySelector<HTMLElement>('[data-cite]')?.dataset.cite ?? ''
    printHandout(main, address ? `${cite}。${address}` : `${cite}。`)
  }
})

if (main) {
  const marks = new CaseMarks(main, say)
  void marks.start()
  startSelectionBar(main, (range, write) => void marks.highlight(range, write))
  bar?.querySelector('[data-do="bookmark"]')?.addEventListener('click', () => void marks.bookmark())
}
