/** The reader's marks on a case page: bookmark, highlights with notes, and what can no longer be placed. */

import { findQuote, quoteOf } from '../../domain/book/text-quote.ts'
import { bookmarkId, type Highlight, type Mark } from '../../domain/marks/mark.ts'
import { marksToMarkdown } from '../../domain/marks/markdown.ts'
import { download } from '../page/download.ts'
import { element } from '../page/element.ts'
import { readLocal, writeLocal } from '../page/local.ts'
import { page } from '../page/root.ts'
import { storesByFile } from '../page/storage-apart.ts'
import { randomId } from '../store/log-schema.ts'
import { type MarkStore, markStore } from '../store/marks.ts'
import { StorageError } from '../store/problems.ts'
import { toggleNote } from './note-panel.ts'
import { hideHighlight, nameButton, showHighlight } from './shown.ts'
import { offsetsOf, sourceParts } from './source-text.ts'

export class CaseMarks {
  readonly #store: MarkStore
  readonly #main: HTMLElement
  readonly #case: string
  readonly #say: (sentence: string) => void
  readonly #marks = new Map<string, Mark>()

  constructor(main: HTMLElement, say: (sentence: string) => void) {
    this.#store = markStore()
    this.#main = main
    this.#case = main.dataset.case ?? ''
    this.#say = say
  }

  /** Reads and shows what is stored for this case, and goes to the highlight that the address names. */
  async start(): Promise<void> {
    try {
      for (const mark of await this.#store.ofCase(this.#case)) this.#marks.set(mark.id, mark)
    } catch (error) {
      return this.#say(sentenceOf(error))
    }
    this.#showBookmark()
    const lost: Highlight[] = []
    for (const mark of this.#marks.values())
      if (mark.kind === 'highlight' && !this.#show(mark)) lost.push(mark)
    this.#showLost(lost)
    const named = /^#mark-([\w-]+)$/.exec(location.hash)?.[1]
    this.#main
      .querySelector(`mark[data-highlight="${named}"]`)
      ?.scrollIntoView({ block: 'center', behavior: 'instant' })
    this.#main.addEventListener('click', event => this.#clicked(event))
  }

  /** Puts the case on the list, or takes it off. */
  async bookmark(): Promise<void> {
    const id = bookmarkId(this.#case)
    const now = Date.now()
    const mark: Mark = {
      id,
      kind: 'bookmark',
      case: this.#case,
      title: this.#title(),
      created: now,
      modified: now,
    }
    try {
      if (this.#marks.has(id)) {
        await this.#store.remove(id)
        this.#marks.delete(id)
      } else {
        await this.#store.put(mark)
        this.#marks.set(id, mark)
      }
      this.#say(this.#marks.has(id) ? '已加入書籤，列在「我的標記」。' : '已移除書籤。')
      this.#tellApart()
    } catch (error) {
      this.#say(sentenceOf(error))
    }
    this.#showBookmark()
  }

  /** Highlights what is selected; `write` opens its note. Does nothing where the selection is not in one part. */
  async highlight(range: Range, write: boolean): Promise<void> {
    const from = range.startContainer
    const part = sourceParts(this.#main).find(({ element }) => element.contains(from))
    const at = part && offsetsOf(part, range)
    if (!part || !at) return
    const now = Date.now()
    const mark: Highlight = {
      id: randomId(),
      kind: 'highlight',
      case: this.#case,
      title: this.#title(),
      part: part.name,
      quote: quoteOf(part.text, at.start, at.end),
      note: '',
      created: now,
      modified: now,
    }
    try {
      await this.#store.put(mark)
    } catch (error) {
      return this.#say(sentenceOf(error))
    }
    this.#marks.set(mark.id, mark)
    showHighlight(part, at.start, at.end, mark)
    this.#tellApart()
    if (write) this.#open(mark, true)
  }

  #title(): string {
    return document.title.replace(/｜.*$/, '')
  }

  #show(mark: Highlight): boolean {
    const parts = sourceParts(this.#main)
    const place = findQuote(mark.quote, parts, mark.part)
    const part = parts.find(({ name }) => name === place?.part)
    if (place && part) showHighlight(part, place.start, place.end, mark)
    return place !== undefined
  }

  #showBookmark(): void {
    document
      .querySelector('button[data-do="bookmark"]')
      ?.setAttribute('aria-pressed', String(this.#marks.has(bookmarkId(this.#case))))
  }

  #clicked(event: Event): void {
    const target = event.target as Element
    const id = target.closest<HTMLElement>('[data-own]')?.dataset.own ?? this.#idOfWords(target)
    const mark = id === undefined ? undefined : this.#marks.get(id)
    if (mark?.kind === 'highlight') this.#open(mark, false)
  }

  /** A tap on the words themselves, unless they are a link or are being selected. */
  #idOfWords(target: Element): string | undefined {
    if (target.closest('a, button') || getSelection()?.type === 'Range') return undefined
    return target.closest<HTMLElement>('mark[data-highlight]')?.dataset.highlight
  }

  #open(mark: Highlight, write: boolean): void {
    const button = this.#main.querySelector<HTMLElement>(`[data-own="${mark.id}"]`)
    if (!button) return
    toggleNote(button, mark, write, {
      keep: async note => {
        const changed = { ...mark, note, modified: Date.now() }
        await this.#try(this.#store.put(changed))
        Object.assign(mark, changed)
        nameButton(button, mark)
      },
      remove: async () => {
        await this.#try(this.#store.remove(mark.id))
        this.#marks.delete(mark.id)
        hideHighlight(this.#main, mark.id)
      },
    })
  }

  async #try(work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      throw new Error(sentenceOf(error))
    }
  }

  /** What stands nowhere for certain is kept, and told: the words may have changed with an edition. */
  #showLost(lost: readonly Highlight[]): void {
    if (lost.length === 0) return
    const items = lost.map(mark => {
      const remove = element('button', { type: 'button', class: 'button quiet' }, '刪除')
      const note = mark.note === '' ? [] : [element('p', {}, mark.note)]
      const item = element('li', {}, element('q', {}, mark.quote.exact), ...note, remove)
      remove.addEventListener('click', () => {
        this.#try(this.#store.remove(mark.id)).then(
          () => item.remove(),
          (error: Error) => this.#say(error.message),
        )
      })
      return item
    })
    this.#main.after(
      element(
        'details',
        { class: 'lost', 'data-lost': '' },
        element('summary', {}, `找不到位置的畫線（${lost.length}）`),
        element(
          'p',
          { class: 'small muted' },
          '這些字在這一案裡找不到，或有不只一處相同，所以不畫在別處。內容仍留著。',
        ),
        element('ul', {}, ...items),
      ),
    )
  }

  /** Once: where no other page sees these marks, the reader must know, and have a way that works. */
  #tellApart(): void {
    if (!storesByFile() || readLocal('told-apart')) return
    writeLocal('told-apart', true)
    const save = element('button', { type: 'button', class: 'button' }, '把這一頁的標記存成檔案')
    save.addEventListener('click', () => {
      const text = marksToMarkdown([...this.#marks.values()], '我的標記')
      download(text, `marks-${this.#case}.md`, 'text/markdown')
    })
    this.#main.before(
      element(
        'aside',
        { class: 'panel', role: 'note' },
        '這個瀏覽器把資料夾裡的每一頁當成不同網站：標記只在這一頁看得到，也不在備份裡。可以存成檔案，再到',
        element('a', { href: page('marks.html') }, '我的標記'),
        '匯入。',
        save,
      ),
    )
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof StorageError)) throw error
  if (error.problem === 'unavailable') return '這個瀏覽器目前不讓網頁存資料，標記留不下來。'
  if (error.problem === 'full' || error.problem === 'noroom')
    return '裝置的空間不足，標記沒有存下。請清出空間後再試一次。'
  return '標記沒有存下。請再試一次，或重新載入這一頁。'
}
