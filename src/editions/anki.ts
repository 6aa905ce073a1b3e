/** The deck as an Anki package (schema 11) and as a text file with Anki's headers; the same bytes from the same cards. */

import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import initSqlJs, { type Database } from 'sql.js'
import type { DeckCard } from '../domain/review/deck.ts'
import { noteFields, noteTags } from './anki-note.ts'
import { latest, modOf, type Stamp } from './anki-stamps.ts'

const DECK_NAME = '公務機密維護案例手冊'
const DECK_ID = 1_564_617_600_001
const QA_MODEL = 1_564_617_600_002
const CLOZE_MODEL = 1_564_617_600_003

/** 2019-08-01, the month of the casebook, at 04:00 in Taipei: when the collection began, in seconds. */
const CREATED = 1_564_603_200

const CSS = `.card { font-family: "PingFang TC", "Noto Sans TC", "Microsoft JhengHei", sans-serif; font-size: 20px;
line-height: 1.7; text-align: left; max-width: 34em; margin: 0 auto; padding: 1em; }
.answer, .cloze { font-weight: 700; color: #8a1a2d; } .nightMode .answer, .nightMode .cloze { color: #f39aa6; }
.from { font-size: 16px; opacity: .75; }`

/**
 * The `.apkg`: a zip with `collection.anki2` and an empty list of media.
 * @param stamps when each note last changed, so that Anki takes a changed note over and leaves the others alone
 */
export async function ankiPackage(
  cards: readonly DeckCard[],
  stamps: ReadonlyMap<string, Stamp>,
): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const db = new Database()
  createSchema(db)
  const changed = latest(stamps) + 1
  db.run('INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,?)', [
    CREATED,
    changed * 1000,
    changed * 1000,
    JSON.stringify(CONFIG),
    JSON.stringify({ [QA_MODEL]: qaModel(changed), [CLOZE_MODEL]: clozeModel(changed) }),
    JSON.stringify({ 1: deck(1, 'Default', changed), [DECK_ID]: deck(DECK_ID, DECK_NAME, changed) }),
    JSON.stringify({ 1: DECK_OPTIONS }),
    '{}',
  ])
  const learnable = cards.filter(card => !card.retired)
  learnable.forEach((card, index) => {
    const id = noteId(card.id)
    const fields = noteFields(card)
    const mod = modOf(card, stamps)
    const first = plain(fields[0]!)
    const checksum = Number.parseInt(createHash('sha1').update(first).digest('hex').slice(0, 8), 16)
    db.run('INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,?)', [
      id,
      guidOf(card.id),
      modelOf(card),
      mod,
      ` ${noteTags(card).join(' ')} `,
      fields.join('\x1f'),
      first,
      checksum,
      '',
    ])
    db.run("INSERT INTO cards VALUES (?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')", [
      id,
      id,
      DECK_ID,
      mod,
      index + 1,
    ])
  })
  const collection = db.export()
  db.close()
  // Zip files hold local times without a zone: made of local parts, the date is the same bytes on every machine.
  const mtime = new Date(2019, 7, 1)
  return zipSync(
    { 'collection.anki2': collection, media: strToU8('{}') },
    { level: 9, mtime, os: 3, attrs: 0o644 << 16 },
  )
}

/** The same cards as text: tab-separated, with the headers that Anki 2.1.54 and later reads. */
export function ankiText(cards: readonly DeckCard[]): string {
  const head = [
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:8',
  ]
  const rows = cards
    .filter(card => !card.retired)
    .map(card =>
      [guidOf(card.id), modelName(card), DECK_NAME, ...noteFields(card), noteTags(card).join(' ')]
        .map(cell => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
  return [...head, ...rows, ''].join('\n')
}

/** Ten characters that follow from the card's id alone, so that a later package updates the note it finds. */
export function guidOf(card: string): string {
  return createHash('sha256').update(`leak-casebook:${card}`).digest('base64url').slice(0, 10)
}

// Anki's ids are instants in milliseconds by custom, unique numbers by need.
function noteId(card: string): number {
  const hash = createHash('sha256').update(card).digest()
  return CREATED * 1000 + (hash.readUIntBE(0, 6) % 100_000_000_000)
}

/** What Anki sorts and compares by: the first field without markup. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '')
}

function modelOf(card: DeckCard): number {
  return card.after === undefined ? QA_MODEL : CLOZE_MODEL
}

function modelName(card: DeckCard): string {
  return card.after === undefined ? QA_NAME : CLOZE_NAME
}

const QA_NAME = `${DECK_NAME} 問答`
const CLOZE_NAME = `${DECK_NAME} 填空`
const FIELDS = ['題目', '答案', '理由', '出處']

function model(id: number, name: string, changed: number, type: 0 | 1, front: string, back: string) {
  return {
    id,
    name,
    type,
    mod: changed,
    usn: -1,
    sortf: 0,
    did: DECK_ID,
    css: CSS,
    latexPre: '',
    latexPost: '',
    vers: [],
    tags: [],
    req: [[0, 'any', [0]]],
    flds: FIELDS.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    tmpls: [{ name: '卡片', ord: 0, qfmt: front, afmt: back, bqfmt: '', bafmt: '', did: null }],
  }
}

const REST = '<p>{{理由}}</p><p class="from">{{出處}}</p>'

function qaModel(changed: number) {
  return model(
    QA_MODEL,
    QA_NAME,
    changed,
    0,
    '{{題目}}',
    `{{題目}}<hr id="answer"><p class="answer">{{答案}}</p>${REST}`,
  )
}

function clozeModel(changed: number) {
  return model(CLOZE_MODEL, CLOZE_NAME, changed, 1, '{{cloze:題目}}', `{{cloze:題目}}<hr id="answer">${REST}`)
}

function deck(id: number, name: string, changed: number) {
  return {
    id,
    name,
    mod: changed,
    usn: -1,
    desc: '',
    dyn: 0,
    conf: 1,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 10,
    extendRev: 50,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  }
}

const CONFIG = {
  activeDecks: [1],
  curDeck: 1,
  curModel: String(QA_MODEL),
  nextPos: 1,
  estTimes: true,
  dueCounts: true,
  sortType: 'noteFld',
  sortBackwards: false,
  addToCur: true,
  newSpread: 0,
  collapseTime: 1200,
  timeLim: 0,
}

const DECK_OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: {
    delays: [1, 10],
    ints: [1, 4, 7],
    initialFactor: 2500,
    order: 1,
    perDay: 20,
    bury: true,
    separate: true,
  },
  rev: { perDay: 100, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, bury: true, minSpace: 1 },
  lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 0 },
}

/** Schema 11, which every Anki since 2.0 and AnkiDroid reads. https://github.com/ankitects/anki, rslib schema11.sql */
function createSchema(db: Database): void {
  db.run(`
    CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
      ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
      models text not null, decks text not null, dconf text not null, tags text not null);
    CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
      usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
      flags integer not null, data text not null);
    CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
      mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
      ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
      left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
    CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
      ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
      type integer not null);
    CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
    CREATE INDEX ix_notes_usn ON notes (usn);
    CREATE INDEX ix_notes_csum ON notes (csum);
    CREATE INDEX ix_cards_usn ON cards (usn);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_cards_sched ON cards (did, queue, due);
    CREATE INDEX ix_revlog_usn ON revlog (usn);
    CREATE INDEX ix_revlog_cid ON revlog (cid);`)
}
