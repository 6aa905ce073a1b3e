/** Backup: export, import after a look at what it would add, and what the browser may delete. */

import { useEffect, useRef, useState } from 'preact/hooks'
import {
  BackupError,
  type Backup as BackupFile,
  type ImportPlan,
  makeBackup,
  parseBackup,
  planImport,
} from '../../domain/review/backup.ts'
import { readSettings } from '../../domain/review/settings.ts'
import { dateOfDay } from '../../domain/review/study-day.ts'
import { PERSISTENCE_WORDS, type Persistence, persistence } from '../page/persistence.ts'
import { type SnapshotInfo, StorageError } from '../store/storage.ts'
import type { ScreenProps } from './app.tsx'

export function Backup({ model }: ScreenProps) {
  const [message, setMessage] = useState('')
  const [offer, setOffer] = useState<{ backup: BackupFile; plan: ImportPlan }>()
  const [withSettings, setWithSettings] = useState(false)
  const [snapshots, setSnapshots] = useState<SnapshotInfo[]>([])
  const [kept, setKept] = useState<Persistence>()
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    void persistence(false).then(setKept)
    void attempt(async () => setSnapshots(await model.storage.snapshots()))
  }, [model])

  /** Runs a step and turns what a reader can act on into a sentence. */
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof BackupError || error instanceof StorageError)) throw error
      setMessage(error.message)
    }
  }

  const makeFile = async () => {
    const events = await model.storage.events()
    const backup = makeBackup(await model.storage.device(), events, model.settings, Date.now())
    return new File([JSON.stringify(backup)], `leak-casebook-${dateOfDay(model.today())}.json`, {
      type: 'application/json',
    })
  }

  const exported = async (words: string) => {
    await model.storage.markExported()
    await model.refresh()
    setMessage(words)
  }

  const download = () =>
    attempt(async () => {
      const file = await makeFile()
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = file.name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      await exported(`已交給瀏覽器下載：${file.name}。請把它放到另一個地方。`)
    })

  const share = () =>
    attempt(async () => {
      const file = await makeFile()
      try {
        await navigator.share({ files: [file], title: file.name })
      } catch (error) {
        const cancelled = error instanceof DOMException && error.name === 'AbortError'
        return setMessage(cancelled ? '沒有分享，備份還在這裡。' : '這裡不能分享檔案，請改用「匯出備份」。')
      }
      await exported('已分享備份。')
    })

  const open = (file: File | undefined) =>
    attempt(async () => {
      setOffer(undefined)
      setMessage('')
      if (!file) return
      const backup = parseBackup(await file.text())
      const plan = planImport(backup, await model.storage.events(), new Set(model.cards.keys()))
      setWithSettings(model.reviews === 0)
      setOffer({ backup, plan })
    })

  const confirm = () =>
    attempt(async () => {
      if (!offer) return
      const { backup, plan } = offer
      const settings = withSettings ? readSettings({ ...backup.settings }) : undefined
      await model.storage.importEvents(backup.events, settings, Date.now())
      await model.refresh()
      setSnapshots(await model.storage.snapshots())
      setOffer(undefined)
      setMessage(`已匯入 ${plan.addedReviews} 次複習。`)
    })

  const restore = (snapshot: SnapshotInfo) =>
    attempt(async () => {
      await model.storage.restore(snapshot.at)
      await model.refresh()
      setSnapshots(await model.storage.snapshots())
      setMessage('已回到匯入之前；匯入後在這裡做的複習都還在。')
    })

  const rebuild = () =>
    attempt(async () => {
      await model.storage.rebuild()
      await model.refresh()
      setMessage('已由紀錄重算。')
    })

  return (
    <>
      <h2>備份</h2>
      <p>
        這台裝置存了 {model.reviews} 次複習，其中 {model.reviewsSinceExport} 次還沒有備份。
      </p>
      <p class="backup-actions">
        <button type="button" class="button primary" onClick={() => void download()}>
          匯出備份
        </button>
        {canShareFiles() && (
          <button type="button" class="button" onClick={() => void share()}>
            分享備份
          </button>
        )}
        <button type="button" class="button" onClick={() => input.current?.click()}>
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
            void open(field.files?.[0]).then(() => {
              field.value = ''
            })
          }}
        />
      </p>
      {offer && (
        <section class="backup-offer" aria-label="匯入前的檢查">
          <p>
            <b>
              這個備份（{offer.backup.exported.slice(0, 10)}）會新增 {offer.plan.addedReviews} 次複習
            </b>
            ；{offer.plan.knownReviews} 次這裡已有，不會重複。
          </p>
          {offer.plan.foreignReviews > 0 && (
            <p>其中 {offer.plan.foreignReviews} 次屬於這一版沒有的卡片，會照樣保留。</p>
          )}
          <label class="switch">
            <input
              type="checkbox"
              checked={withSettings}
              onChange={event => setWithSettings(event.currentTarget.checked)}
            />
            一併採用備份裡的設定
          </label>
          <p class="backup-actions">
            <button type="button" class="button primary" onClick={() => void confirm()}>
              確認匯入
            </button>
            <button type="button" class="button" onClick={() => setOffer(undefined)}>
              取消
            </button>
          </p>
        </section>
      )}
      <p role="status">{message}</p>
      {model.problem && <p class="review-note">{model.problem}</p>}

      {snapshots.length > 0 && (
        <section>
          <h3>匯入前自動留下的紀錄</h3>
          <ul class="lines">
            {snapshots.map(snapshot => (
              <li key={snapshot.at}>
                <button type="button" onClick={() => void restore(snapshot)}>
                  <span class="grow">
                    回到 {new Date(snapshot.at).toLocaleString('zh-TW', { hour12: false })} 匯入之前
                  </span>
                  <span class="muted">{snapshot.reviews} 次複習</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}

      <h3>瀏覽器可能刪掉什麼</h3>
      <p>
        紀錄只存在這個瀏覽器裡，不會上傳。Safari
        會刪掉七天沒有開過的網站資料，安裝到主畫面的不在此限；無痕視窗一關就全部刪除；換一個瀏覽器或裝置看不到這裡的紀錄。請定期匯出備份，換裝置時匯入。
      </p>
      {kept && <p>{PERSISTENCE_WORDS[kept]}</p>}
      {(kept === 'evictable' || kept === 'silent') && (
        <p>
          <button type="button" class="button" onClick={() => void persistence(true).then(setKept)}>
            請瀏覽器保留資料
          </button>
        </p>
      )}
      <h3>在 Anki 裡背</h3>
      <p>
        同一副卡片可下載<a href="downloads/cards.apkg">Anki 牌組</a>或<a href="downloads/cards.txt">文字檔</a>
        ；下載檔不在離線範圍內。那裡的進度與這裡各自獨立。
      </p>
      <details>
        <summary>進度看起來不對？</summary>
        <p>進度是由每一次複習的紀錄算出來的，可以重算；紀錄本身不會改變。</p>
        <p>
          <button type="button" class="button" onClick={() => void rebuild()}>
            由紀錄重算
          </button>
        </p>
      </details>
    </>
  )
}

function canShareFiles(): boolean {
  const probe = new File(['{}'], 'leak-casebook.json', { type: 'application/json' })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] })
}
