/** What an officer hands out on a stick: the handbook in a folder of its own, a file to double-click, a text to read. */

import { escapeHtml } from '../data/html.ts'
import type { Files } from './archive.ts'

/** The handbook's folder on the stick. */
const FOLDER = 'handbook'

/**
 * @param site the built handbook
 * @returns its files below `handbook/`, beside `開始.html` and `請讀我.txt`
 */
export function usbFiles(site: Files, title: string, version: string, date: string): Map<string, Uint8Array> {
  const bytes = new TextEncoder()
  const files = new Map([...site].map(([name, content]) => [`${FOLDER}/${name}`, content]))
  files.set('開始.html', bytes.encode(startPage(title)))
  // Notepad of every Windows reads it: BOM and CRLF.
  files.set('請讀我.txt', bytes.encode(`\ufeff${readMe(title, version, date).replaceAll('\n', '\r\n')}`))
  return files
}

/** Leads on by itself; where the browser will not, the link is there. No script: nothing to be afraid of. */
function startPage(title: string): string {
  const name = escapeHtml(title)
  return `<!doctype html>
<html lang="zh-Hant-TW">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${FOLDER}/index.html">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
</head>
<body><p><a href="${FOLDER}/index.html">開啟《${name}》</a></p></body>
</html>
`
}

function readMe(title: string, version: string, date: string): string {
  return `${title}　${version}（${date}）

【怎麼開】
按兩下「開始.html」。不需要網路，不需要安裝，裡面沒有程式。
用 Chrome、Edge、Firefox 或 Safari 都可以。整個資料夾可以複製到電腦裡，也可以改名；
「開始.html」和「${FOLDER}」資料夾要放在一起。

【紀錄存在哪裡】
複習紀錄只存在你自己電腦的瀏覽器裡，不在隨身碟上，也不會傳出去。
換電腦或要長期保存，請在「複習」頁按「匯出備份」。
共用的電腦，用完請到「更多」按「刪除這台裝置上的所有資料」。

【檢查有沒有抄壞】
在「${FOLDER}」資料夾的空白處按住 Shift 與滑鼠右鍵，選「在這裡開啟 PowerShell 視窗」，貼上這一行：

Get-Content SHA256SUMS | ForEach-Object { $h, $f = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $f).Hash -ne $h) { "不符：$f" } }

什麼都沒有印出來，就是完全相同。只查一個檔案，用：

certutil -hashfile index.html SHA256

印出來的一長串，要和 SHA256SUMS 裡同一個檔名前面的相同。
`
}
