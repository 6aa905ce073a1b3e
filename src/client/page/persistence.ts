/** Asks the browser to keep what this site stores, and says what it answered and how much there is. */

export type Persistence = 'kept' | 'evictable' | 'silent' | 'unsupported'

/** In Firefox `persist()` waits for the reader's answer to a prompt, for ever if there is none. */
const LIMIT_MS = 4000

/** @param ask whether to ask for it (on a tap) or only to look */
export async function persistence(ask: boolean): Promise<Persistence> {
  // Absent on plain http; on file:// it is there and may never answer.
  const manager = navigator.storage
  if (!manager?.persist || location.protocol === 'file:') return 'unsupported'
  const answer = ask ? manager.persist() : manager.persisted()
  const kept = await within(answer)
  return kept === undefined ? 'silent' : kept ? 'kept' : 'evictable'
}

/** Bytes that this origin has stored; undefined where the browser does not say. */
export async function usedBytes(): Promise<number | undefined> {
  return navigator.storage?.estimate && (await within(navigator.storage.estimate()))?.usage
}

function within<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([answer, new Promise<undefined>(resolve => setTimeout(resolve, LIMIT_MS, undefined))])
}

export const PERSISTENCE_WORDS: Readonly<Record<Persistence, string>> = {
  kept: '瀏覽器回答：會保留這裡的資料，空間不足時也不自動清除。',
  evictable: '瀏覽器回答：目前不保證保留，空間不足時可能清除。安裝到主畫面後通常會改為保留。',
  silent: '瀏覽器還沒有回答。若它正在詢問你，請按「允許」。',
  unsupported: '這個開啟方式（檔案或內部網站）無法請瀏覽器保證保留，請靠備份。',
}
