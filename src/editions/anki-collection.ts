/** What stands in an Anki collection beside its notes: schema 11, the deck, its two kinds of notes, the options. */

import { createHash } from 'node:crypto'
import type { Database } from 'sql.js'
import type { Identity } from '../data/schema.ts'

/** What Anki knows a handbook's deck by. */
export interface AnkiDeck {
  name: string
  /** Tells its notes from those of another handbook. */
  slug: string
  /** Of the deck; the two kinds of notes have the next two numbers. */
  id: number
}

/** The handbook's deck; its number follows from the slug where the handbook does not name one. */
export function ankiDeck({ name, slug, anki }: Identity): AnkiDeck {
  const hash = createHash('sha256').update(slug).digest()
  return { name, slug, id: anki ?? CREATED * 1000 + (hash.readUIntBE(0, 6) % 1_000_000_000) * 10 }
}

/** When the collection began, in seconds: Anki counts its days from it, and a build reads no clock. */
export const CREATED = 1_564_603_200

const CSS = `.card { font-family: "PingFang TC", "Noto Sans TC", "Microsoft JhengHei", sans-serif; font-size: 20px;
line-height: 1.7; text-align: left; max-width: 34em; margin: 0 auto; padding: 1em; }
.answer, .cloze { font-weight: 700; color: #8a1a2d; } .nightMode .answer, .nightMode .cloze { color: #f39aa6; }
.from { font-size: 16px; opacity: .75; }`

export type NoteKind = 'qa' | 'cloze'

export function modelId(deck: AnkiDeck, kind: NoteKind): number {
  return deck.id + (kind === 'qa' ? 1 : 2)
}

export function modelName(deck: AnkiDeck, kind: NoteKind): string {
  return `${deck.name} ${kind === 'qa' ? '問答' : '填空'}`
}

/** Creates the tables and the one row of `col`. @param changed when the newest note changed, in seconds */
export function createCollection(db: Database, deck: AnkiDeck, changed: number): void {
  createSchema(db)
  const models = {
    [modelId(deck, 'qa')]: qaModel(deck, changed),
    [modelId(deck, 'cloze')]: clozeModel(deck, changed),
  }
  const decks = { 1: deckEntry(1, 'Default', changed), [deck.id]: deckEntry(deck.id, deck.name, changed) }
  db.run('INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,?)', [
    CREATED,
    changed * 1000,
    changed * 1000,
    JSON.stringify({ ...CONFIG, curModel: String(modelId(deck, 'qa')) }),
    JSON.stringify(models),
    JSON.stringify(decks),
    JSON.stringify({ 1: DECK_OPTIONS }),
    '{}',
  ])
}

const FIELDS = ['題目', '答案', '理由', '出處']

function model(
  deck: number,
  id: number,
  name: string,
  changed: number,
  type: 0 | 1,
  front: string,
  back: string,
) {
  return {
    id,
    name,
    type,
    mod: changed,
    usn: -1,
    sortf: 0,
    did: deck,
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

function qaModel(deck: AnkiDeck, changed: number) {
  return model(
    deck.id,
    modelId(deck, 'qa'),
    modelName(deck, 'qa'),
    changed,
    0,
    '{{題目}}',
    `{{題目}}<hr id="answer"><p class="answer">{{答案}}</p>${REST}`,
  )
}

function clozeModel(deck: AnkiDeck, changed: number) {
  return model(
    deck.id,
    modelId(deck, 'cloze'),
    modelName(deck, 'cloze'),
    changed,
    1,
    '{{cloze:題目}}',
    `{{cloze:題目}}<hr id="answer">${REST}`,
  )
}

function deckEntry(id: number, name: string, changed: number) {
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
