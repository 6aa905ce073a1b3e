/** Reads a text file as authors' machines write them, and names the encodings that the handbook cannot take. */

import { readFileSync } from 'node:fs'

/** The text with line feeds only and no byte order mark, or what is wrong with the file. */
export function readText(path: string): { text: string } | { problem: string } {
  const bytes = readFileSync(path)
  const remedy = '請在編輯軟體選「另存新檔」，編碼選 UTF-8，再存一次。'
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0))
    return { problem: `檔案存成了 UTF-16（記事本的「Unicode」），手冊只讀 UTF-8。${remedy}` }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { problem: `檔案不是 UTF-8，很可能存成了 Big5（ANSI）。${remedy}` }
  }
  const plain = text.replaceAll(/\r\n?/g, '\n')
  const broken = plain.split('\n').findIndex(line => line.includes('\ufffd'))
  if (broken >= 0)
    return {
      problem: `第 ${broken + 1} 行有轉壞的字「\ufffd」，原來的字已經不見。請從原稿重新貼上，並以 UTF-8 存檔。`,
    }
  return { text: plain }
}
