/** A button that copies a text, and says whether the browser did. */

import { useState } from 'preact/hooks'
import { copyText } from '../page/copy.ts'

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [said, setSaid] = useState('')
  const copy = async () => setSaid((await copyText(text)) ? '已複製。' : '請選取文字後複製。')
  return (
    <>
      <button type="button" class="button" onClick={() => void copy()}>
        {label}
      </button>{' '}
      <span role="status">{said}</span>
    </>
  )
}
