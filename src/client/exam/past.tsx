/** How it went over the papers so far, from this device's log. */

import { useEffect, useState } from 'preact/hooks'
import { type PastPaper, pastPapers } from './record.ts'

const SHOWN = 10

/** @param content of the handbook now: papers of another are marked */
export function PastPapers({ content }: { content: string }) {
  const [papers, setPapers] = useState<PastPaper[]>([])
  useEffect(() => {
    // Without a log there is nothing to show; handing in a paper says why.
    pastPapers().then(setPapers, () => setPapers([]))
  }, [])
  if (papers.length === 0) return null
  return (
    <details class="exam-past">
      <summary>考過 {papers.length} 份</summary>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">試卷</th>
              <th scope="col">答對</th>
              <th scope="col">比率</th>
            </tr>
          </thead>
          <tbody>
            {papers.slice(0, SHOWN).map(({ t, seed, right, of, content: then }) => (
              <tr key={t}>
                <td>{new Date(t).toLocaleDateString('zh-TW')}</td>
                <td>
                  {seed}
                  {content.startsWith(then) ? '' : '（舊版內容）'}
                </td>
                <td>
                  {right}／{of}
                </td>
                <td>
                  <meter min={0} max={1} value={right / of}>
                    {Math.round((right / of) * 100)}%
                  </meter>{' '}
                  {Math.round((right / of) * 100)}%
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
