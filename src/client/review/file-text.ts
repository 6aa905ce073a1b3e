/** The text of a file that a reader chose. */

import { BackupError, LIMITS } from '../../domain/review/backup.ts'

/**
 * UTF-8, or UTF-16 where a byte order mark says so: an editor may have saved the backup again.
 * @throws {BackupError} where the file is too large to be a backup
 */
export async function textOf(file: Blob): Promise<string> {
  // No character of UTF-16 or UTF-8 takes more than three bytes of a file for one of the text.
  if (file.size > LIMITS.characters * 3) {
    throw new BackupError('這個檔案太大，不像是本手冊的備份檔。請改選另一個備份檔。')
  }
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(await file.arrayBuffer())
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(await file.arrayBuffer())
  return file.text()
}
