/** What can go wrong with a store, and the sentence for the reader. */

export const PROBLEMS = {
  unavailable:
    '這個瀏覽器目前不讓網頁存資料（可能是無痕模式或封鎖了網站資料）。卡片照常可看，但進度不會留下；離開前可先匯出備份。',
  noroom:
    '裝置的空間不足，複習紀錄現在開不起來，也存不下新的。請清出空間後重新載入這一頁；先前的紀錄沒有被改動。',
  blocked: '另一個分頁還開著舊版的手冊。請把其他分頁關掉，這一頁會接著開啟。',
  outdated: '另一個分頁已換成新版手冊。請重新載入這一頁再繼續；已存的紀錄都在。',
  newer:
    '這台裝置上的紀錄是較新版的手冊存的。這一版只能看和匯出，不會改動它；請重新載入或換用新版的手冊再繼續複習。',
  deleted: '這台裝置上的資料已在另一個分頁刪除。請重新載入這一頁再繼續。',
  unreadable: '這台裝置上的複習紀錄現在讀不出來，但沒有被改動。請再試一次，或重新載入這一頁。',
  full: '裝置的空間不足，剛才這一筆沒有存下。請清出空間後再按一次；先前的紀錄都在。',
  failed: '剛才這一筆沒有存下。請再按一次；若仍不行，請重新載入這一頁，先前的紀錄都在。',
} as const
export type StorageProblem = keyof typeof PROBLEMS

export class StorageError extends Error {
  readonly problem: StorageProblem

  constructor(problem: StorageProblem, cause?: unknown) {
    super(PROBLEMS[problem], { cause })
    this.name = 'StorageError'
    this.problem = problem
  }
}

export interface StorageListener {
  problem(problem: StorageProblem): void
  /** What is stored may be another: another tab has written, or the system has closed the connection. */
  changed(): void
}

export function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof DOMException && names.includes(error.name)
}
