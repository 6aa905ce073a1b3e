/** What the page says of the offline copy: the cause that is known, and what helps against it. */

import type { OfflineReport } from '../../domain/offline/list.ts'

export type State = 'unsupported' | 'installing' | 'ready' | 'failed'

export const SENTENCES: Record<State, string> = {
  unsupported: '',
  installing: '正在存成離線版…',
  ready: '已可離線使用',
  failed: '離線版還沒存完。連上網路後會自動接著存。',
}

export function unsupportedSentence(): string {
  if (location.protocol === 'file:') return '從資料夾開啟，不需要網路'
  if (!window.isSecureContext) return '這個網址不是 https，瀏覽器不提供離線安裝；連得到伺服器時都能閱讀'
  return '這個瀏覽器不支援離線安裝；連得到網路時都能閱讀'
}

export function incompleteSentence({ files, missing, bytes, cause, file }: OfflineReport): string {
  const so = `離線版存了 ${files - missing}／${files} 個檔案`
  const megabytes = Math.ceil(bytes / 1e6)
  if (cause === 'space')
    return `這台裝置留給網站的空間不夠，離線版（約 ${megabytes} MB）先不存，空間留給複習紀錄。連得到網路時照常閱讀；清出空間後重新開啟這一頁，就會再存。`
  if (cause === 'changed')
    return `${so}。伺服器給的 ${file} 不是這一版的內容：如果這個網路要先登入，請先登入；否則請管理伺服器的同仁用 SHA256SUMS 核對檔案，再重新複製整個資料夾。線上閱讀不受影響。`
  if (cause === 'absent')
    return `${so}。伺服器上沒有 ${file}，或不讓人讀：請管理伺服器的同仁用 SHA256SUMS 核對檔案，再重新複製整個資料夾。線上閱讀不受影響。`
  return `${so}，連上網路後會自動接著存。`
}
