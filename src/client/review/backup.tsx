/** Backup: export, import after a look at what it would add, and what the browser may delete. */

import { useEffect, useRef, useState } from 'preact/hooks'
import { BackupError } from '../../domain/review/backup.ts'
import { PERSISTENCE_WORDS, type Persistence, persistence } from '../page/persistence.ts'
import { StorageError } from '../store/problems.ts'
import type { SnapshotInfo } from '../store/review-storage.ts'
import { type MadeFile, makeFile } from './backup-file.ts'
import { Import } from './import.tsx'
import type { ScreenProps } from './screen.ts'

export function Backup({ model }: ScreenProps) {
  const [message, setMessage] = useState('')
  const [made, setMade] = useState<MadeFile>()
  const [snapshots, setSnapshots] = useState<SnapshotInfo[]>([])
  const [kept, setKept] = useState<Persistence>()
  const busy = useRef(false)

  /** Runs one step at a time and turns what a reader can act on into a sentence. */
  const attempt = async (work: () => Promise<void>) => {
    if (busy.current) return
    busy.current = true
    try {
      await work()
    } catch (error) {
      if (!(error instanceof BackupError || error instanceof StorageError)) throw error
      setMessage(error.message)
    } finally {
      busy.current = false
    }
  }

  useEffect(() => {
    void persistence(false).then(setKept)
    void attempt(async () => setSnapshots(await model.storage.snapshots()))
  }, [model])

  /** The file, or undefined where an empty one would pass for a backup of a record that cannot be read now. */
  const fileOfRecord = async () => {
    await model.reopen()
    if (!model.unopened || model.reviews > 0) return await makeFile(model)
    setMessage('現在讀不到這台裝置上的紀錄，所以沒有匯出。請重新載入這一頁再試；紀錄沒有被改動。')
    return undefined
  }

  const download = () =>
    attempt(async () => {
      const next = await fileOfRecord()
      if (!next) return
      const link = document.createElement('a')
      link.href = URL.createObjectURL(next.file)
      link.download = next.file.name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      setMade(next)
      setMessage(`已交給瀏覽器下載：${next.file.name}。`)
    })

  const saved = (file: MadeFile, words: string) =>
    attempt(async () => {
      await model.storage.markExported(file.reviews)
      await model.refresh()
      setMade(undefined)
      setMessage(words)
    })

  const share = async () => {
    let shared: MadeFile | undefined
    await attempt(async () => {
      const next = await fileOfRecord()
      if (!next) return
      try {
        await navigator.share({ files: [next.file], title: next.file.name })
        shared = next
      } catch (error) {
        const cancelled = error instanceof DOMException && error.name === 'AbortError'
        setMessage(cancelled ? '沒有分享，備份還在這裡。' : '這裡不能分享檔案，請改用「匯出備份」。')
      }
    })
    if (shared) await saved(shared, '已分享備份。')
  }

  const restore = (snapshot: SnapshotInfo) =>
    attempt(async () => {
      await model.storage.restore(snapshot.at)
      await model.refresh()
      setSnapshots(await model.storage.snapshots())
      setMessage('已回到匯入之前；在這裡做的複習都還在。')
    })

  const rebuild = () =>
    attempt(async () => {
      await model.storage.rebuild()
      await model.refresh()
      setMessage('已由紀錄重算。')
    })

  const imported = (reviews: number) =>
    attempt(async () => {
      await model.refresh()
      setSnapshots(await model.storage.snapshots())
      setMessage(`已匯入 ${reviews} 次複習。`)
    })

  return (
    <>
      <h2>備份</h2>
      <p>
        {model.reviews === 0
          ? model.unopened
            ? '這台裝置上的複習紀錄現在讀不到。'
            : '這台裝置還沒有複習紀錄。'
          : model.reviewsSinceExport === 0
            ? `這台裝置存了 ${model.reviews} 次複習，都已備份。`
            : `這台裝置存了 ${model.reviews} 次複習，其中 ${model.reviewsSinceExport} 次還沒有從這裡備份。`}
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
      </p>
      {made && (
        <p class="review-note">
          請看看檔案在不在，並放到另一個地方；沒有看到檔案，請再匯出一次。
          <br />
          <button
            type="button"
            class="button"
            onClick={() => void saved(made, '記下了：到這裡為止都已備份。')}
          >
            我已存好
          </button>
        </p>
      )}
      <Import model={model} onmessage={setMessage} onimported={reviews => void imported(reviews)} />
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
  const probe = new File(['{}'], 'backup.json', { type: 'application/json' })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] })
}
