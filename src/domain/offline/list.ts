/** The list of files to keep offline, as the build writes it into the worker, and what the worker reports of them. */

export interface ListedFile {
  /** Relative to the site's root. */
  readonly url: string
  /** Of the content, in base64. */
  readonly sha256: string
  readonly bytes: number
}

export interface PrecacheList {
  /** Names the list's content: eight hexadecimal digits. */
  readonly version: string
  /** All of `files`, in their order, in one file of this many bytes (`pack.ts`). */
  readonly pack: { readonly url: string; readonly bytes: number }
  /** What the handbook cannot do without. */
  readonly files: readonly ListedFile[]
  /** Icons and the manifest: nice to have, fetched last, and never a reason to call the copy incomplete. */
  readonly extras: readonly ListedFile[]
}

/** Why a file could not be kept: no room; other bytes than this version's; the server has none; no connection. */
export type Cause = 'space' | 'changed' | 'absent' | 'network'

/** What the worker tells the pages: counts of files, and what the first file that could not be kept met with. */
export interface OfflineReport {
  readonly files: number
  readonly missing: number
  /** Bytes of all files. */
  readonly bytes: number
  readonly cause?: Cause
  /** Path below the root of the first file that could not be kept. */
  readonly file?: string
}
