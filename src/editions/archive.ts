/** Packs files into a zip that is the same bytes wherever, whenever and by whomever it is made. */

import { type Zippable, zipSync } from 'fflate'

/** Names of files with forward slashes, and their bytes. */
export type Files = ReadonlyMap<string, Uint8Array>

/** What Windows and exFAT refuse in a name, and names that Windows keeps to itself. */
const REFUSED = /[<>:"|?*\\\p{Cc}]|[ .]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

const UTF8 = 1 << 11
const CENTRAL = 0x02014b50
const END = 0x06054b50

/**
 * Entries in the order of their names, all of one fixed time and readable by everyone; every name marked as UTF-8.
 * fflate and not the system's zlib: that one differs between versions of Node.
 * @throws Error for a name that Windows or exFAT would not take, or two that differ by case alone
 */
export function archive(files: Files): Uint8Array {
  const names = [...files.keys()].sort()
  const seen = new Set<string>()
  for (const name of names) {
    if (name.split('/').some(step => REFUSED.test(step))) throw new Error(`Windows 不接受這個檔名：${name}`)
    if (seen.has(name.toLowerCase())) throw new Error(`只差大小寫的檔名：${name}`)
    seen.add(name.toLowerCase())
  }
  const entries: Zippable = {}
  for (const name of names) entries[name] = files.get(name) ?? new Uint8Array()
  // Local components, so that no time zone shifts it; 1980 is where a zip's calendar begins.
  const zipped = zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 })
  return markUtf8(zipped)
}

/** Sets the flag that says "this name is UTF-8" on every entry; fflate sets it only where a name is not ASCII. */
function markUtf8(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const flag = (at: number) => view.setUint16(at, view.getUint16(at, true) | UTF8, true)
  let end = zip.length - 22
  while (view.getUint32(end, true) !== END) end -= 1
  let at = view.getUint32(end + 16, true)
  while (view.getUint32(at, true) === CENTRAL) {
    flag(at + 8)
    flag(view.getUint32(at + 42, true) + 6)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
