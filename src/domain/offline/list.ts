/** The list of files to keep offline, as the build writes it into the worker, and what the worker reports of them. */

export interface ListedFile {
  /** Relative to the site's root. */
  readonly url: string
  /** Of the content, in base64. */
  readonly sha256: string
  readonly bytes: number
  /** The place in `parts` of the part that it belongs to; without one it is always kept. */
  readonly part?: number
}

/** The bytes of files together. */
export function sizeOf(files: readonly ListedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Icons, the manifest, the licences: without them the handbook is whole; some servers refuse or change them. */
export const EXTRA = /^icons\/|\.webmanifest$|^LICENSES\.txt$/

/** Some files, in the order of the list, in one file of this many bytes (`pack.ts`). */
export interface Pack {
  readonly url: string
  readonly bytes: number
}

/** A share of a large handbook that a reader may leave out. */
export interface Part {
  /** Stays the same from version to version. */
  readonly id: string
  readonly name: string
}

export interface PrecacheList {
  /** The handbook's own: what is stored carries it, and the deletion of everything goes by it. */
  readonly slug: string
  /** Names the list's content: eight hexadecimal digits. */
  readonly version: string
  /** Those of `files` that are always kept. */
  readonly pack: Pack
  /** Of a handbook too large to be kept whole unasked; otherwise there are none. */
  readonly parts: readonly (Part & { readonly pack: Pack })[]
  /** The script of the pages that offers the parts; it goes with them. */
  readonly choice: string | undefined
  /** What the handbook cannot do without. */
  readonly files: readonly ListedFile[]
  /** Nice to have (`EXTRA`), fetched last, and never a reason to call the copy incomplete. */
  readonly extras: readonly ListedFile[]
}

/** Why a file could not be kept: no room; other bytes than this version's; the server has none; no connection. */
export type Cause = 'space' | 'changed' | 'absent' | 'network'

/** What the worker tells the pages: counts of files, and what the first file that could not be kept met with. */
export interface OfflineReport {
  /** Only of a handbook in parts: they, whether the reader wants them, and the script that offers them. */
  readonly choice?: {
    readonly script: string
    readonly parts: readonly (Part & { readonly bytes: number; readonly wanted: boolean })[]
  }
  readonly files: number
  readonly missing: number
  /** Bytes of all files; of a handbook in parts, of the wanted ones. */
  readonly bytes: number
  readonly cause?: Cause
  /** Path below the root of the first file that could not be kept. */
  readonly file?: string
}

/** What a page of a handbook in parts asks its worker. */
export interface FromPage {
  /** Ids of the parts to keep from now on; no others. */
  readonly keep?: readonly string[]
  /** Addresses: those that this device does not have come back by the message's port. */
  readonly has?: readonly string[]
}
