/** What other stores have in the backup, each as a section of its own beside the reviews. */

/** A store that has a section. It checks what it is given as if an enemy had written it, and joins by union. */
export interface SectionSource {
  /** The section's key in the file, such as `marks`. */
  name: string
  /** Plain data for the file; undefined where there is nothing to keep. */
  read(): Promise<unknown>
  /** What an import would add, as words for a list: `3 則筆記`; undefined where it adds nothing. */
  plan(data: unknown): Promise<string | undefined>
  add(data: unknown): Promise<void>
}
