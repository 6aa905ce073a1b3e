/** Small settings of this device in localStorage (on a shared computer, of this tab), kept apart for every copy of the handbook on one origin. */

import { root } from './root.ts'
import { smallStorage } from './shared.ts'
import { SLUG } from './slug.ts'

const key = (name: string) => `${SLUG}:${root.pathname}:${name}`

/** The stored value, or undefined where there is none or the browser keeps nothing (private mode, blocked storage). */
export function readLocal<T>(name: string): T | undefined {
  try {
    const text = smallStorage().getItem(key(name))
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    // Blocked storage throws on access, and a value of an older version may not parse: both mean "nothing stored".
    return undefined
  }
}

/** Stores a value, or removes it where it is undefined. Returns whether the browser took it. */
export function writeLocal(name: string, value: unknown): boolean {
  try {
    if (value === undefined) smallStorage().removeItem(key(name))
    else smallStorage().setItem(key(name), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
