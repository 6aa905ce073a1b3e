import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import initSqlJs, { type Database } from 'sql.js'
import { beforeAll, expect, test } from 'vitest'
import { makeDeck, readCards } from '../../src/data/deck.ts'
import { lawIndex } from '../../src/data/law-index.ts'
import { readHandbook } from '../../src/data/read.ts'
import type { DeckCard } from '../../src/domain/review/deck.ts'
import { ankiPackage, ankiText, guidOf } from '../../src/editions/anki.ts'
import { ankiDeck } from '../../src/editions/anki-collection.ts'
import { formatStamps, latest, parseStamps, stampNotes } from '../../src/editions/anki-stamps.ts'

const handbook = readHandbook()
const { cards } = makeDeck(readCards(handbook), handbook, lawIndex(handbook))
const stamps = parseStamps(readFileSync('cases/cards.stamps.tsv', 'utf8'))
const deck = ankiDeck(handbook.identity)
const learnable = cards.filter(card => !card.retired)

async function open(bytes: Uint8Array): Promise<Database> {
  const { Database } = await initSqlJs()
  return new Database(unzipSync(bytes)['collection.anki2'])
}

const column = (db: Database, sql: string) => db.exec(sql)[0]?.values.map(row => row[0]) ?? []

let bytes: Uint8Array
let db: Database
beforeAll(async () => {
  bytes = await ankiPackage(cards, stamps, deck)
  db = await open(bytes)
})

test('the package is a sound database with one note and one card for every card of the deck', () => {
  expect(column(db, 'PRAGMA integrity_check')).toEqual(['ok'])
  expect(column(db, 'SELECT ver FROM col')).toEqual([11])
  expect(column(db, 'SELECT count(*) FROM notes')).toEqual([learnable.length])
  expect(column(db, 'SELECT count(*) FROM cards JOIN notes ON notes.id = cards.nid')).toEqual([
    learnable.length,
  ])
  expect(column(db, 'SELECT count(distinct guid) FROM notes')).toEqual([learnable.length])
  expect(new TextDecoder().decode(unzipSync(bytes).media)).toBe('{}')
})

test('every note has the fields of its model, and a cloze has exactly one gap', () => {
  const [row] = db.exec('SELECT models, decks FROM col')[0]!.values
  const models = JSON.parse(String(row![0]))
  const notes = db.exec('SELECT mid, flds FROM notes')[0]!.values
  for (const [mid, fields] of notes) {
    expect(String(fields).split('\x1f')).toHaveLength(models[String(mid)].flds.length)
    expect(String(fields).match(/\{\{c1::/g)?.length ?? 0).toBe(models[String(mid)].type)
  }
  const decks = column(db, 'SELECT distinct did FROM cards')
  expect(Object.keys(JSON.parse(String(row![1])))).toContain(String(decks[0]))
})

test('a note can be found by type, case and law', () => {
  const card = learnable.find(item => item.id.startsWith('taipei-01.') && item.laws.length > 0)!
  const [tags] = column(db, `SELECT tags FROM notes WHERE guid = '${guidOf(card.id, deck.slug)}'`)
  expect(tags).toContain(' 類型::政府採購案 ')
  expect(tags).toContain(' 案例::taipei-01 ')
  expect(tags).toContain(` 法規::${card.laws[0]} `)
})

test('two builds give the same bytes, in whatever time zone', async () => {
  const hash = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
  const zone = process.env.TZ
  try {
    process.env.TZ = 'America/New_York'
    expect(hash(await ankiPackage(cards, stamps, deck))).toBe(hash(bytes))
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

const modsOf = async (some: readonly DeckCard[], known = stamps) => {
  const rows = (await open(await ankiPackage(some, known, deck))).exec('SELECT guid, mod FROM notes')[0]!
    .values
  return new Map(rows.map(([guid, mod]) => [String(guid), Number(mod)]))
}

test('a changed note is later than every other, and the others keep their time', async () => {
  expect(guidOf('taipei-07.prevention', deck.slug)).toBe('O_Gh0FBKcL')
  const [first, ...rest] = learnable
  const before = await modsOf(learnable)
  const after = await modsOf([{ ...first!, answer: '別的答案' }, ...rest])
  const changed = guidOf(first!.id, deck.slug)
  expect(after.get(changed)).toBeGreaterThan(Math.max(...before.values()))
  for (const card of rest)
    expect(after.get(guidOf(card.id, deck.slug))).toBe(before.get(guidOf(card.id, deck.slug)))
})

test('stamping gives changed and new cards the time it is, leaves the rest, and forgets retired ones', () => {
  const [first, second, third, ...rest] = learnable
  const now = latest(stamps) + 1000
  const known = stampNotes([first!, second!, third!], new Map(), 1_600_000_000)
  const after = stampNotes(
    [{ ...first!, reason: '別的理由。' }, second!, { ...third!, retired: true }, rest[0]!],
    known,
    now,
  )
  expect([...after].map(([id, { mod }]) => [id, mod])).toEqual([
    [first!.id, now],
    [second!.id, 1_600_000_000],
    [rest[0]!.id, now],
  ])
  expect(parseStamps(formatStamps(after))).toEqual(after)
  expect(() => parseStamps('taipei-01.reserve 壞了')).toThrow('npm run cards:stamp')
})

test('a stamp made by a clock that was set back is later than the stamps before it all the same', () => {
  const known = stampNotes(learnable.slice(0, 1), new Map(), 2_000_000_000)
  const after = stampNotes(learnable.slice(0, 2), known, 1_700_000_000)
  expect(after.get(learnable[1]!.id)?.mod).toBe(2_000_000_001)
})

test('a retired card is in neither file, and the text names the note types of the package', () => {
  const retired = cards.filter(card => card.retired)
  expect(retired.length).toBeGreaterThan(0)
  const guids = new Set(column(db, 'SELECT guid FROM notes'))
  const text = ankiText(cards, deck)
  for (const card of retired) {
    expect(guids.has(guidOf(card.id, deck.slug))).toBe(false)
    expect(text).not.toContain(guidOf(card.id, deck.slug))
  }
  const models = JSON.parse(String(column(db, 'SELECT models FROM col')[0]))
  const names = new Set(Object.values<{ name: string }>(models).map(({ name }) => name))
  const rows = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  expect(new Set(rows.map(row => row.split('\t')[1]))).toEqual(names)
})

test('the text file has Anki’s headers and the same notes', () => {
  const lines = ankiText(cards, deck).trimEnd().split('\n')
  const head = lines.filter(line => line.startsWith('#'))
  expect(head).toContain('#separator:tab')
  expect(head).toContain('#guid column:1')
  const rows = lines.filter(line => !line.startsWith('#')).map(line => line.split('\t'))
  expect(rows.map(row => row.length)).toEqual(rows.map(() => 8))
  expect(new Set(rows.map(row => row[0]))).toEqual(new Set(learnable.map(card => guidOf(card.id, deck.slug))))
})
