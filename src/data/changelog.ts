/** Reads CHANGELOG.md: what each version brought, in readers' words. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT_ROOT } from './root.ts'

export interface Version {
  /** Such as `1.0.0`; `未發行` for what is not yet released. */
  version: string
  /** YYYY-MM-DD; undefined for what is not yet released. */
  date: string | undefined
  items: string[]
}

/** An agency that has an account of its own keeps it beside its `cases/`. */
function ownChangelog(): string {
  const own = join(CONTENT_ROOT, 'CHANGELOG.md')
  return existsSync(own) ? own : 'CHANGELOG.md'
}

/** Newest first. */
export function readChangelog(file = ownChangelog()): Version[] {
  const sections = readFileSync(file, 'utf8').split(/^## /m).slice(1)
  return sections.map(section => {
    const [head = '', ...lines] = section.split('\n')
    const [, version = '', date] = /^(\S+)(?:\s*—\s*(\d{4}-\d{2}-\d{2}))?/.exec(head) ?? []
    const items = lines.filter(line => line.startsWith('- ')).map(line => line.slice(2).trim())
    return { version, date, items }
  })
}

/** The date of the newest released version: what an edition is dated by, since a build reads no clock. */
export function releaseDate(file?: string): string {
  const date = readChangelog(file).find(version => version.date)?.date
  if (!date) throw new Error('CHANGELOG.md：沒有任何一節有日期。請寫成「## 1.0.0 — 2026-11-22」。')
  return date
}

/** The edition that is open, for a reader to tell: its version, and its date once it is released. */
export function editionName(file?: string): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const date = readChangelog(file).find(section => section.version === version)?.date
  return `${version} 版${date ? `（${date}）` : ''}`
}

/** What a release says of itself: what is new, and how to put it where readers are. */
export function releaseNotes(title: string, { version, date, items }: Version): string {
  return `# ${title} ${version}（${date}）

## 這一版有什麼新的

${items.map(item => `- ${item}`).join('\n')}

## 怎麼更新

- **內網伺服器**：先清空原來的資料夾，再放進 \`handbook-${version}-site.zip\` 裡的檔案。只蓋過去的話，已經撤下的案例還會留在伺服器上。Windows 一行做完：\`robocopy 解開的資料夾 伺服器的資料夾 /MIR\`。
- **隨身碟**：刪去舊的資料夾，再解開 \`handbook-${version}-usb.zip\`。讀者的複習紀錄在他自己的瀏覽器裡，不受影響。
- **檢查**：\`sha256sum -c SHA256SUMS\`；Windows 用 \`certutil -hashfile 檔名 SHA256\` 比對。
`
}
