/** The backup file: written in pieces, and read as if an enemy had signed it. */

import { SHA256 } from '@stablelib/sha256'
import { canonicalJson } from '../canonical-json.ts'
import { toHex, utf8 } from '../sha256.ts'
import { type Fault, faultOf, isEvent, isRecord } from './check-event.ts'
import { compareEvents, type ReviewEvent } from './events.ts'
import type { ReviewSettings } from './settings.ts'

const FORMAT = 'leak-casebook-backup'
const VERSION = 1

/** What a file may be at most; far above what a lifetime of reviews comes to. */
export const LIMITS = {
  /** Characters of the text. */
  characters: 200_000_000,
  events: 1_000_000,
  /** Brackets within brackets. */
  depth: 64,
} as const

/** Events that are written or read in one go; between two, the page may show how far it is. */
const STRIDE = 2000

const OWN_KEYS = ['format', 'version', 'exported', 'device', 'events', 'settings', 'sha256']

/** What stands in a file beside events and settings, by name: marks, papers, or what a later version has added. */
export type Sections = Readonly<Record<string, unknown>>

export interface Backup {
  format: typeof FORMAT
  version: typeof VERSION
  /** ISO 8601, UTC. */
  exported: string
  device: string
  events: ReviewEvent[]
  settings: ReviewSettings
  /** Of the canonical JSON of `{events, settings}`, lower-case hex. */
  sha256: string
}

/** A file's content after every check. */
export interface ReadBackup {
  /** ISO 8601; empty where the file says no date. */
  exported: string
  events: ReviewEvent[]
  settings: Record<string, unknown>
  sections: Sections
  /** How many events were left out, by what is wrong with them. */
  leftOut: Partial<Record<Fault, number>>
  /** Names of sections that were left out: their own checksum does not fit. */
  brokenSections: string[]
}

/** Why a file cannot be taken; the message is a sentence for the reader. Nothing has been changed. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BackupError'
  }
}

/**
 * A section with a checksum of its own, which the file's does not cover.
 * @throws TypeError for data that JSON cannot hold
 */
export function sealSection(data: unknown): { data: unknown; sha256: string } {
  return { data, sha256: hashOf([canonicalJson(data)]) }
}

/** The data of a section written by `sealSection`; undefined for anything else. */
export function openSection(section: unknown): unknown {
  return isSealed(section) ? section.data : undefined
}

function isSealed(section: unknown): section is { data: unknown; sha256: string } {
  return isRecord(section) && 'data' in section && typeof section.sha256 === 'string'
}

/**
 * Writes a backup as pieces of text, to be joined in order; between two the caller may rest.
 * @param now milliseconds since the epoch
 */
export function* writeBackup(
  device: string,
  events: readonly ReviewEvent[],
  settings: ReviewSettings,
  sections: Sections,
  now: number,
): Generator<string, void> {
  // What a damaged store gives back goes along at the end, as far as JSON can write it: it may be readable elsewhere.
  const damagedOnes = events
    .filter(event => !isEvent(event))
    .map(event => JSON.parse(JSON.stringify(event ?? null)))
  const sorted = [...events.filter(isEvent).sort(compareEvents), ...damagedOnes]
  const hash = new SHA256()
  const exported = new Date(now).toISOString()
  yield `{"format":"${FORMAT}","version":${VERSION},"exported":"${exported}","device":${JSON.stringify(device)},"events":[`
  hash.update(utf8('{"events":['))
  for (let from = 0; from < sorted.length; from += STRIDE) {
    const some = sorted.slice(from, from + STRIDE)
    const comma = from === 0 ? '' : ','
    hash.update(utf8(comma + some.map(canonicalJson).join(',')))
    yield comma + some.map(event => JSON.stringify(event)).join(',')
  }
  hash.update(utf8(`],"settings":${canonicalJson(settings)}}`))
  yield `],"settings":${JSON.stringify(settings)},"sha256":"${toHex(hash.digest())}"`
  for (const [name, section] of Object.entries(sections))
    if (!OWN_KEYS.includes(name)) yield `,${JSON.stringify(name)}:${JSON.stringify(section)}`
  yield '}'
}

/** A whole backup at once. */
export function makeBackup(
  device: string,
  events: readonly ReviewEvent[],
  settings: ReviewSettings,
  now: number,
  sections: Sections = {},
): Backup & Sections {
  return JSON.parse([...writeBackup(device, events, settings, sections, now)].join(''))
}

/**
 * Reads a file's text step by step; yields the share done, from 0 to 1, so that the caller may show it or stop.
 * @throws {BackupError} when the file is damaged, too large, of a later version or something else altogether
 */
export function* readBackup(text: string): Generator<number, ReadBackup> {
  if (text.length > LIMITS.characters) throw tooLarge()
  yield 0
  yield* watchDepth(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BackupError('這個檔案讀不完整，可能在傳送時損壞了。請重新傳一次，或改選另一個備份檔。')
  }
  yield 0.4
  if (!isRecord(value) || value.format !== FORMAT) {
    throw new BackupError('這不是本手冊的備份檔。請選副檔名為 .json、由「匯出備份」存下的檔案。')
  }
  if (typeof value.version === 'number' && value.version > VERSION) {
    throw new BackupError('這個備份來自較新版的手冊。請先把這裡的手冊更新，再匯入一次。')
  }
  const { events, settings, device, exported } = value
  if (value.version !== VERSION || !Array.isArray(events) || !isRecord(settings)) throw damaged()
  if (typeof device !== 'string' || typeof exported !== 'string') throw damaged()
  if (events.length > LIMITS.events) throw tooLarge()

  const hash = new SHA256()
  hash.update(utf8('{"events":['))
  const sound: ReviewEvent[] = []
  const leftOut: Partial<Record<Fault, number>> = {}
  for (let from = 0; from < events.length; from += STRIDE) {
    const some = events.slice(from, from + STRIDE)
    hash.update(utf8((from === 0 ? '' : ',') + some.map(canonicalAsSigned).join(',')))
    for (const event of some) {
      const fault = faultOf(event)
      if (fault) leftOut[fault] = (leftOut[fault] ?? 0) + 1
      else sound.push(event)
    }
    yield 0.4 + (0.6 * from) / events.length
  }
  hash.update(utf8(`],"settings":${canonicalAsSigned(settings)}}`))
  if (toHex(hash.digest()) !== value.sha256) throw damaged()
  const { sections, broken } = sectionsOf(value)
  const date = Number.isNaN(Date.parse(exported)) || exported.length > 40 ? '' : exported
  return { exported: date, events: sound, settings, sections, leftOut, brokenSections: broken }
}

/** Reads a file's text at one go; throws as `readBackup` does. */
export function parseBackup(text: string): ReadBackup {
  const reading = readBackup(text)
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
  }
}

function sectionsOf(value: Record<string, unknown>): { sections: Sections; broken: string[] } {
  const sections: Record<string, unknown> = {}
  const broken: string[] = []
  for (const [name, section] of Object.entries(value)) {
    if (OWN_KEYS.includes(name) || name === '__proto__') continue
    const sound = !isSealed(section) || hashOf([canonicalAsSigned(section.data)]) === section.sha256
    if (sound) sections[name] = section
    else broken.push(name.slice(0, 40))
  }
  return { sections, broken }
}

/** Nesting is bounded before anything walks through the value by calling itself. */
function* watchDepth(text: string): Generator<number, void> {
  const marks = /["[\]{}]/g
  let depth = 0
  let steps = 0
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') marks.lastIndex = endOfString(text, marks.lastIndex)
    else if (mark[0] === '[' || mark[0] === '{') depth++
    else depth--
    if (depth > LIMITS.depth) throw damaged()
    if (++steps % 200_000 === 0) yield (0.3 * marks.lastIndex) / text.length
  }
}

/** @returns the index after the closing quotation mark, or the text's length where there is none */
function endOfString(text: string, from: number): number {
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return text.length
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
    at = quote + 1
  }
}

/** Canonical JSON, with `null` for numbers beyond the range of doubles, as `JSON.stringify` writes them. */
function canonicalAsSigned(value: unknown): string {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return canonicalJson(JSON.parse(JSON.stringify(value)))
  }
}

function hashOf(pieces: readonly string[]): string {
  const hash = new SHA256()
  for (const piece of pieces) hash.update(utf8(piece))
  return toHex(hash.digest())
}

function damaged(): BackupError {
  return new BackupError('備份檔的內容與檢查碼不符，可能損壞或被改過。請改選另一個備份檔。')
}

function tooLarge(): BackupError {
  return new BackupError('這個檔案太大，不像是本手冊的備份檔。請改選另一個備份檔。')
}
