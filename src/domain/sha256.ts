/** SHA-256 of a text: `crypto.subtle` is missing on plain http, where backups must work too. */

import { hash } from '@stablelib/sha256'

// Every engine that runs this has it, Node too; only the language's own types do not know it.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Bytes as lower-case hex digits. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The hash of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export function sha256(text: string): string {
  return toHex(hash(utf8(text)))
}
