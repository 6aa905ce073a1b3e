/** The script of marks.html: lists the marks case by case, exports them, and imports what such an export gave. */

import { type Mark, mergeWords } from '../domain/marks/mark.ts'
import { marksFromMarkdown, marksToMarkdown } from '../domain/marks/markdown.ts'
import { marksFromAnnotations, marksToAnnotations } from '../domain/marks/web-annotation.ts'
import { download } from './page/download.ts'
import { element } from './page/element.ts'
import { page } from './page/root.ts'
import { markStore } from './store/marks.ts'
import { StorageError } from './store/problems.ts'

const container = document.querySelector<HTMLElement>('[data-marks]')
const find = (selector: string) => document.querySelector<HTMLElement>(selector)
const say = (selector: string, sentence: string) => {
  const place = find(selector)
  if (place) place.textContent = sentence
}

/** Nobody's file of marks is larger; what is would only make the page stand still. */
const MOST_BYTES = 20_000_000

const store = markStore({ problem() {}, changed: () => void show() })

async function show(): Promise<void> {
  let marks: Mark[]
  try {
    marks = await store.all()
  } catch (error) {
    if (container) container.dataset.marks = 'error'
    return say('[data-marks-state]', sentenceOf(error))
  }
  const count = (kind: Mark['kind']) => marks.filter(mark => mark.kind === kind).length
  const notes = marks.filter(mark => mark.kind === 'highlight' && mark.note !== '').length
  say(
    '[data-marks-state]',
    marks.length === 0
      ? '還沒有標記。在案例頁上方按「加入書籤」，或選取原文字句後按「畫線」「寫筆記」。'
      : `書籤 ${count('bookmark')}、畫線 ${count('highlight')}（有筆記的 ${notes}）`,
  )
  const cases = [...new Set(marks.map(mark => mark.case))].sort()
  find('[data-marks-list]')?.replaceChildren(
    ...cases.map(id =>
      caseSection(
        id,
        marks.filter(mark => mark.case === id),
      ),
    ),
  )
  if (container) container.dataset.marks = 'ready'
}

function caseSection(id: string, marks: readonly Mark[]): HTMLElement {
  const heading = element('h2', {}, element('a', { href: page(`cases/${id}.html`) }, marks[0]!.title))
  return element('section', {}, heading, element('ul', { class: 'notes marks-case' }, ...marks.map(markItem)))
}

function markItem(mark: Mark): HTMLElement {
  const address = page(`cases/${mark.case}.html`)
  const remove = element(
    'button',
    {
      type: 'button',
      class: 'button quiet',
      'aria-label': `刪除這個${mark.kind === 'bookmark' ? '書籤' : '畫線'}`,
    },
    '刪除',
  )
  remove.addEventListener('click', () => void removeMark(mark, remove))
  if (mark.kind === 'bookmark')
    return element('li', { 'data-mark': mark.id }, element('a', { href: address }, '書籤'), ' ', remove)
  const note = mark.note === '' ? [] : [element('p', { class: 'note' }, mark.note)]
  const link = element('a', { href: `${address}#mark-${mark.id}` }, mark.note === '' ? '畫線' : '筆記')
  return element(
    'li',
    { 'data-mark': mark.id },
    element('q', {}, mark.quote.exact),
    ...note,
    element('p', {}, link, ' ', remove),
  )
}

async function removeMark(mark: Mark, button: HTMLButtonElement): Promise<void> {
  const own = mark.kind === 'highlight' && mark.note !== ''
  if (own && button.textContent === '刪除') {
    button.textContent = '確定刪除'
    button.setAttribute('aria-label', '確定刪除這個畫線與筆記')
    return
  }
  try {
    await store.remove(mark.id)
    await show()
    find('h1')?.setAttribute('tabindex', '-1')
    find('h1')?.focus()
    say('[data-marks-note]', '已刪除。')
  } catch (error) {
    say('[data-marks-note]', sentenceOf(error))
  }
}

async function exportAs(kind: string): Promise<void> {
  try {
    const marks = await store.all()
    if (marks.length === 0) return say('[data-marks-note]', '還沒有標記可以匯出。')
    const day = new Date().toLocaleDateString('sv')
    if (kind === 'markdown')
      download(marksToMarkdown(marks, `我的標記（${day}）`), `marks-${day}.md`, 'text/markdown')
    else
      download(
        `${JSON.stringify(marksToAnnotations(marks), null, 1)}\n`,
        `marks-${day}.json`,
        'application/ld+json',
      )
    say('[data-marks-note]', `已交給瀏覽器下載 ${marks.length} 個標記。若沒有看到檔案，請再按一次。`)
  } catch (error) {
    say('[data-marks-note]', sentenceOf(error))
  }
}

/** Shows what a file would bring; the reader confirms. */
async function offer(file: File): Promise<void> {
  const box = find('[data-marks-offer]')
  if (!box) return
  box.hidden = true
  if (file.size > MOST_BYTES) return say('[data-marks-note]', '這個檔案太大，不像標記檔。什麼都沒有加入。')
  const marks = marksOf(await file.text())
  if (marks.length === 0)
    return say(
      '[data-marks-note]',
      '這個檔案裡沒有這本手冊的標記。請選「匯出 Markdown」或「匯出 JSON」存下的檔案。',
    )
  try {
    const words = mergeWords(await store.all(), marks)
    if (!words) return say('[data-marks-note]', '檔案裡的標記這裡都有了。')
    say('[data-marks-note]', '')
    say(
      '[data-marks-offer] span',
      `會新增${words.startsWith('更新') ? '或' : ' '}${words}；不會刪除任何標記。`,
    )
    box.hidden = false
    const confirm = box.querySelector('button')
    confirm?.focus()
    if (confirm) confirm.onclick = () => void join(marks, box)
  } catch (error) {
    say('[data-marks-note]', sentenceOf(error))
  }
}

function marksOf(text: string): Mark[] {
  try {
    return marksFromAnnotations(JSON.parse(text.replace(/^\uFEFF/, '')), Date.now())
  } catch {
    return marksFromMarkdown(text, Date.now())
  }
}

async function join(marks: readonly Mark[], box: HTMLElement): Promise<void> {
  try {
    await store.join(marks)
    box.hidden = true
    await show()
    say('[data-marks-note]', '已匯入。')
  } catch (error) {
    say('[data-marks-note]', sentenceOf(error))
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof StorageError)) throw error
  if (error.problem === 'unavailable') return '這個瀏覽器目前不讓網頁存資料，所以沒有標記。'
  return '標記現在讀不出來或存不進去；已存的沒有被改動。請重新載入這一頁再試一次。'
}

for (const button of document.querySelectorAll<HTMLElement>('[data-export]'))
  button.addEventListener('click', () => void exportAs(button.dataset.export ?? ''))
const input = document.querySelector<HTMLInputElement>('#marks-file')
input?.addEventListener('change', () => {
  const [file] = input.files ?? []
  input.value = ''
  if (file) void offer(file)
})
void show()
