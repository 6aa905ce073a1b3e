/** Importing a backup: read off the main thread, weighed, shown, and added once the reader agrees. */

import { useRef, useState } from 'preact/hooks'
import { BackupError, openSection, type ReadBackup, type Sections } from '../../domain/review/backup.ts'
import { type ImportPlan, planImport } from '../../domain/review/import-plan.ts'
import { readSettings } from '../../domain/review/settings.ts'
import { StorageError } from '../store/problems.ts'
import { SECTION_SOURCES } from '../store/section-sources.ts'
import type { ReviewModel } from './model.ts'
import { readFile } from './read-file.ts'

interface Props {
  model: ReviewModel
  onmessage(sentence: string): void
  onimported(reviews: number): void
}

interface Offer {
  backup: ReadBackup
  plan: ImportPlan
  /** What sections would add, in words. */
  more: string[]
}

/** Work that takes a while, and how to stop it. */
interface Running {
  what: string
  share: number
  abort: AbortController
}

export function Import({ model, onmessage, onimported }: Props) {
  const [offer, setOffer] = useState<Offer>()
  const [withSettings, setWithSettings] = useState(false)
  const [running, setRunning] = useState<Running>()
  const input = useRef<HTMLInputElement>(null)

  const run = async (
    what: string,
    work: (progress: (share: number) => void, signal: AbortSignal) => Promise<void>,
  ) => {
    const abort = new AbortController()
    setRunning({ what, share: 0, abort })
    try {
      await work(share => setRunning({ what, share, abort }), abort.signal)
    } catch (error) {
      if (abort.signal.aborted) onmessage('已停止；什麼都沒有加入。')
      else if (error instanceof BackupError || error instanceof StorageError) onmessage(error.message)
      else throw error
    } finally {
      setRunning(undefined)
    }
  }

  const open = (file: File | undefined) => {
    if (!file) return
    setOffer(undefined)
    onmessage('')
    void run('正在讀取備份檔', async (progress, signal) => {
      const backup = await readFile(file, progress, signal)
      const plan = planImport(backup.events, await model.storage.events(), new Set(model.cards.keys()))
      setWithSettings(model.reviews === 0)
      setOffer({ backup, plan, more: await planSections(backup.sections) })
    })
  }

  const confirm = ({ backup }: Offer) =>
    run('正在加入', async (progress, signal) => {
      const settings = withSettings ? readSettings({ ...backup.settings }) : undefined
      const sections = unknownSections(backup.sections)
      const brought = { events: backup.events, settings, sections }
      const added = await model.storage.importBackup(brought, Date.now(), progress, signal)
      for (const source of SECTION_SOURCES) {
        const data = openSection(backup.sections[source.name])
        if (data !== undefined) await source.add(data)
      }
      setOffer(undefined)
      onimported(added)
    })

  return (
    <>
      <p class="backup-actions">
        <button
          type="button"
          class="button"
          disabled={running !== undefined}
          onClick={() => input.current?.click()}
        >
          匯入備份
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="備份檔"
          onChange={event => {
            const field = event.currentTarget
            open(field.files?.[0])
            field.value = ''
          }}
        />
      </p>
      {running && (
        <p class="backup-running">
          <label>
            {running.what}…<progress max={1} value={running.share} />
          </label>
          <button type="button" class="button" onClick={() => running.abort.abort()}>
            停止
          </button>
        </p>
      )}
      {offer && !running && (
        <section class="backup-offer" aria-label="匯入前的檢查">
          <Weighed offer={offer} />
          <label class="switch">
            <input
              type="checkbox"
              checked={withSettings}
              onChange={event => setWithSettings(event.currentTarget.checked)}
            />
            一併採用備份裡的設定
          </label>
          <p class="backup-actions">
            <button type="button" class="button primary" onClick={() => void confirm(offer)}>
              確認匯入
            </button>
            <button type="button" class="button" onClick={() => setOffer(undefined)}>
              取消
            </button>
          </p>
        </section>
      )}
    </>
  )
}

function Weighed({ offer: { backup, plan, more } }: { offer: Offer }) {
  const left = Object.entries(backup.leftOut)
  const count = left.reduce((sum, [, faulty]) => sum + faulty, 0)
  return (
    <>
      <p>
        <b>
          這個備份（{backup.exported.slice(0, 10) || '日期不明'}）會新增 {plan.addedReviews} 次複習
        </b>
        ；{plan.knownReviews} 次這裡已有，不會重複。{more.length > 0 && `另會新增${more.join('、')}。`}
      </p>
      {plan.foreignReviews > 0 && <p>其中 {plan.foreignReviews} 次屬於這一版沒有的卡片，會照樣保留。</p>}
      {plan.takenBack > 0 && <p>備份裡記著復原，這裡會因此有 {plan.takenBack} 次複習不再計入排程。</p>}
      {count > 0 && (
        <p>
          檔案裡有 {count} 筆不合理，不會加入（
          {left.map(([fault, faulty]) => `${fault} ${faulty} 筆`).join('、')}）；其餘不受影響。
        </p>
      )}
      {backup.brokenSections.length > 0 && (
        <p>「{backup.brokenSections.join('」「')}」的檢查碼不符，這部分不會加入。</p>
      )}
    </>
  )
}

async function planSections(sections: Sections): Promise<string[]> {
  const words: string[] = []
  for (const source of SECTION_SOURCES) {
    const data = openSection(sections[source.name])
    const plan = data === undefined ? undefined : await source.plan(data)
    if (plan) words.push(plan)
  }
  return words
}

/** What no store here knows is kept whole, and given back on the next export. */
function unknownSections(sections: Sections): Sections {
  const known = new Set(SECTION_SOURCES.map(source => source.name))
  return Object.fromEntries(Object.entries(sections).filter(([name]) => !known.has(name)))
}
