/** What a reader should know before a paper begins: a link of another content, or a paper that was begun already. */

import { shortContent } from '../../domain/quiz/result.ts'
import type { Asked, Kept, Run } from './run.ts'

interface Props {
  /** Of the handbook here. */
  content: string
  asked: Asked | undefined
  kept: Kept
  onresume(run: Run): void
}

export function Before({ content, asked, kept: { other, outdated }, onresume }: Props) {
  const here = shortContent(content)
  return (
    <>
      {asked?.content !== undefined && asked.content !== here && (
        <p class="exam-note" role="status">
          這個連結來自另一版手冊（內容 {asked.content}），這裡是內容 {here}
          ，題目可能不同。要考同一份，請大家開同一版手冊。
        </p>
      )}
      {outdated && (
        <p class="exam-note" role="status">
          上次的試卷「{outdated.seed}」沒有交卷，手冊內容之後更新了，題目可能不同，不能接著作答；請重新開始。
        </p>
      )}
      {other && (
        <p class="exam-note">
          這台裝置上還有一份沒交卷的試卷「{other.seed}」，開始新的一份就會取代它。{' '}
          <button type="button" class="button" onClick={() => onresume(other)}>
            接著作答「{other.seed}」
          </button>
        </p>
      )}
    </>
  )
}
