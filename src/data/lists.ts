/** Reads the files in which authors list cards or questions, item by item, with a sentence for every mistake. */

import type { z } from 'astro/zod'
import { ownerOf } from './check/evidence.ts'
import { explainFields, place, type Remedies } from './check/fields.ts'
import type { ListFile } from './model.ts'
import type { FieldPath } from './yaml.ts'

/** What such files list. */
export interface ListKind<Fields> {
  /** 卡片 or 題目, and the word by which they are counted. */
  name: string
  counter: string
  schema: z.ZodType<Fields>
  remedies: Remedies
}

/** An item with the path that messages name, and the line on which it begins. */
type Item<Fields> = Fields & { file: string; line: number | undefined }

interface Read<Fields> {
  items: Item<Fields>[]
  problems: string[]
}

/** The items of all files but those that were copied; `broken` are cases and laws that could not be read. */
export function readLists<Fields extends { id: string }>(
  kind: ListKind<Fields>,
  files: readonly ListFile[],
  broken: ReadonlySet<string>,
): Read<Fields> {
  const items: Item<Fields>[] = []
  const problems: string[] = []
  const copied: string[] = []
  for (const file of files) {
    const read = readList(kind, file)
    problems.push(...read.problems)
    const owner = ownerOf(file.file)
    // All are another's where a file was copied, or its case renamed; of a broken case that is told already.
    if (
      read.items.length <= (broken.has(owner) ? 0 : 1) ||
      read.items.some(({ id }) => id.startsWith(`${owner}.`))
    )
      items.push(...read.items)
    else if (!broken.has(owner))
      copied.push(
        `${place(file.file, read.items[0]?.line)}：${kind.name}的 id 都不是這個檔案的，多半是從別的檔案複製來的。請都改成「${owner}.」開頭，並改寫內容。`,
      )
  }
  return { items, problems: [...problems, ...copied] }
}

/** The items of one file, and a sentence for each mistake: file, line, item, field, remedy. */
export function readList<Fields>(
  { name, counter, schema, remedies }: ListKind<Fields>,
  { file, value, line }: ListFile,
): Read<Fields> {
  if (!Array.isArray(value))
    return { items: [], problems: [`${file}：整份檔案要是${name}的清單，每${counter}以「- id:」開頭。`] }
  const items: Item<Fields>[] = []
  const problems: string[] = []
  value.forEach((item, index) => {
    const own = (path: FieldPath) => line([index, ...path]) ?? line([index])
    const result = schema.safeParse(item)
    if (result.success) {
      items.push({ ...result.data, file, line: own([]) })
      return
    }
    const id = typeof item?.id === 'string' ? item.id : `（第 ${index + 1} ${counter}）`
    problems.push(
      ...explainFields(file, result.error, { value: item, line: own }, remedies).map(words =>
        words.replace('：', `：${name} ${id} 的`),
      ),
    )
  })
  return { items, problems }
}
