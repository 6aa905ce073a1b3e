import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { archive } from '../../src/editions/archive.ts'
import { usbFiles } from '../../src/editions/usb.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The central directory, entry by entry: name, flags, mode, DOS time and date. */
function entries(zip: Uint8Array) {
  const view = new DataView(zip.buffer, zip.byteOffset)
  const found: { name: string; utf8: boolean; mode: string; time: number; date: number }[] = []
  let at = view.getUint32(zip.length - 6, true)
  while (view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    found.push({
      name: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length)),
      utf8: (view.getUint16(at + 8, true) & view.getUint16(local + 6, true) & 0x800) !== 0,
      mode: (view.getUint32(at + 38, true) >>> 16).toString(8),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
    })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return found
}

test('the order in which files come makes no difference, nor does the clock', () => {
  const a = archive(
    new Map([
      ['b.html', bytes('b')],
      ['a/開始.html', bytes('a')],
    ]),
  )
  const b = archive(
    new Map([
      ['a/開始.html', bytes('a')],
      ['b.html', bytes('b')],
    ]),
  )
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
  expect(entries(a)).toEqual([
    { name: 'a/開始.html', utf8: true, mode: '100644', time: 0, date: 33 },
    { name: 'b.html', utf8: true, mode: '100644', time: 0, date: 33 },
  ])
  expect(new TextDecoder().decode(unzipSync(a)['a/開始.html'])).toBe('a')
})

test.each(['a?.html', 'con.txt', 'x/aux', 'end.', 'a\\b', 'a:b'])(
  'a name that Windows refuses stops it: %s',
  name => {
    expect(() => archive(new Map([[name, bytes('')]]))).toThrow(name)
  },
)

test('two names that differ by case alone stop it', () => {
  expect(() =>
    archive(
      new Map([
        ['A.html', bytes('')],
        ['a.html', bytes('')],
      ]),
    ),
  ).toThrow('大小寫')
})

test('a stick has the handbook in one folder, a file to open and a text that Notepad reads', () => {
  const files = usbFiles(new Map([['index.html', bytes('<p>')]]), '手冊', '1.1.0', '2026-11-25')
  expect([...files.keys()].sort()).toEqual(['handbook/index.html', '請讀我.txt', '開始.html'])
  const read = Buffer.from(files.get('請讀我.txt') ?? [])
  expect([...read.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = read.toString('utf8')
  expect(text.replaceAll('\r\n', '')).not.toContain('\n')
  expect(text).toContain('certutil -hashfile')
  const start = Buffer.from(files.get('開始.html') ?? []).toString('utf8')
  expect(start).toContain('url=handbook/index.html')
  expect(start).not.toContain('<script')
})
