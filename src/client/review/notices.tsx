/** What was noticed about the record: joined, lost, put right; and what a reader should know before the first review. */

import { storesByFile } from '../page/storage-apart.ts'
import type { ReviewModel } from './model.ts'

export function Notices({ model }: { model: ReviewModel }) {
  return (
    <>
      {model.lost > 0 && (
        <p class="review-note" role="status">
          這個瀏覽器先前存有 {model.lost} 次複習，現在一次也沒有：瀏覽器或清理工具可能刪掉了網站資料。
          若有備份檔，請到<a href="#backup">備份</a>按「匯入備份」。{' '}
          <button type="button" class="button" onClick={() => model.forgetLoss()}>
            知道了
          </button>
        </p>
      )}
      {model.notices.map(notice => (
        <p key={notice} class="review-note" role="status">
          {notice}
        </p>
      ))}
      {model.reviews === 0 && storesByFile() && (
        <p class="review-note">
          這個瀏覽器替每個資料夾裡的檔案各存一份資料：搬動、改名或換磁碟代號後，這裡的複習就看不到了。請常用
          <a href="#backup">備份</a>，換了位置再匯入；也可改用 Chrome 或 Edge 開啟。
        </p>
      )}
    </>
  )
}
