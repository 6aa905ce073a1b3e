import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import initSqlJs, { type Database } from 'sql.js'
import { beforeAll, expect, test } from 'vitest'
import { makeDeck, readCards } from '../../src/data/deck.ts'
import { lawIndex } from '../../src/data/law-index.ts'
import { readHandbook } from '../../src/data/read.ts'
import type { DeckCard } from '../../src/domain/review/deck.ts'
import { ankiPackage, ankiText, guidOf } from '../../src/editions/anki.ts'

const handbook = readHandbook()
const { cards } = makeDeck(readCards(handbook), handbook, lawIndex(handbook))
const learnable = cards.filter(card => !card.retired)

async function open(bytes: Uint8Array): Promise<Database> {
  const { Database } = await initSqlJs()
  return new Database(unzipSync(bytes)['collection.anki2'])
}

const column = (db: Database, sql: string) => db.exec(sql)[0]?.values.map(row => row[0]) ?? []

let bytes: Uint8Array
let db: Database
beforeAll(async () => {
  bytes = await ankiPackage(cards, '1.0.0')
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
  const [tags] = column(db, `SELECT tags FROM notes WHERE guid = '${guidOf(card.id)}'`)
  expect(tags).toContain(' 類型::政府採購案 ')
  expect(tags).toContain(' 案例::taipei-01 ')
  expect(tags).toContain(` 法規::${card.laws[0]} `)
})

test('two builds give the same bytes, in whatever time zone', async () => {
  const hash = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
  const zone = process.env.TZ
  try {
    process.env.TZ = 'America/New_York'
    expect(hash(await ankiPackage(cards, '1.0.0'))).toBe(hash(bytes))
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test('a note keeps its guid when its content changes, and a later release is later', async () => {
  expect(guidOf('taipei-07.prevention')).toBe('O_Gh0FBKcL')
  const changed: DeckCard[] = [{ ...learnable[0]!, answer: '別的答案' }]
  const later = await open(await ankiPackage(changed, '1.1.0'))
  expect(column(later, 'SELECT guid FROM notes')).toEqual([guidOf(learnable[0]!.id)])
  const [now] = column(db, 'SELECT max(mod) FROM notes')
  expect(Number(column(later, 'SELECT mod FROM notes')[0])).toBeGreaterThan(Number(now))
})

test('the text file has Anki’s headers and the same notes', () => {
  const lines = ankiText(cards).trimEnd().split('\n')
  const head = lines.filter(line => line.startsWith('#'))
  expect(head).toContain('#separator:tab')
  expect(head).toContain('#guid column:1')
  const rows = lines.filter(line => !line.startsWith('#')).map(line => line.split('\t'))
  expect(rows.map(row => row.length)).toEqual(rows.map(() => 8))
  expect(new Set(rows.map(row => row[0]))).toEqual(new Set(learnable.map(card => guidOf(card.id))))
})
