/** One pass over the files of `cases/`: keeps where every field stands, and what was found wrong. */

import type { z } from 'astro/zod'
import { explainFields, place, type Remedies } from './check/fields.ts'
import type { ContentFile, FileKind } from './files.ts'
import { readText } from './text-file.ts'
import { type ParsedYaml, parseYaml } from './yaml.ts'

export class Reading {
  readonly problems: string[] = []
  /** Cases and laws whose own files are wrong: what refers to them is not told as well. */
  readonly broken = new Set<string>()
  readonly files: readonly ContentFile[]
  private readonly yamls = new Map<string, ParsedYaml>()

  constructor(files: readonly ContentFile[]) {
    this.files = files
  }

  of(kind: FileKind): ContentFile[] {
    return this.files.filter(f => f.kind === kind)
  }

  /** File and line of a field, as messages begin. */
  at(file: string): (...path: (string | number)[]) => string {
    return (...path) => place(file, this.yamls.get(file)?.line(path))
  }

  text(file: ContentFile): string | undefined {
    const read = readText(file.path)
    if ('text' in read) return read.text
    this.problems.push(`${file.file}：${read.problem}`)
    return undefined
  }

  yaml(file: ContentFile): ParsedYaml | undefined {
    const text = this.text(file)
    return text === undefined ? undefined : this.parse(file.file, text, 0)
  }

  /** @param before how many lines of the file stand above `text` */
  parse(file: string, text: string, before: number): ParsedYaml | undefined {
    const parsed = parseYaml(text, before)
    if ('problem' in parsed) {
      this.problems.push(`${place(file, parsed.line)}：${parsed.problem}`)
      return undefined
    }
    this.yamls.set(file, parsed)
    return parsed
  }

  check<T>(file: string, yaml: ParsedYaml, schema: z.ZodType<T>, remedies: Remedies): T | undefined {
    const result = schema.safeParse(yaml.value)
    if (result.success) return result.data
    this.problems.push(...explainFields(file, result.error, yaml, remedies))
    return undefined
  }

  fields<T>(file: ContentFile, schema: z.ZodType<T>, remedies: Remedies = {}): T | undefined {
    const yaml = this.yaml(file)
    return yaml && this.check(file.file, yaml, schema, remedies)
  }

  /** The one file of its kind. */
  one<T>(
    kind: FileKind,
    schema: z.ZodType<T>,
    remedies: Remedies = {},
  ): { file: string; value: T } | undefined {
    const [file] = this.of(kind)
    const value = file && this.fields(file, schema, remedies)
    return file && value !== undefined ? { file: file.file, value } : undefined
  }

  /** The fields between the dashes, the text after them, and the line on which the text begins. */
  frontMatter(file: ContentFile): { front: string; body: string; first: number } | undefined {
    const text = this.text(file)
    if (text === undefined) return undefined
    const [, front, body] = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*\n([\s\S]*)$/.exec(text) ?? []
    if (front !== undefined && body !== undefined) return { front, body, first: front.split('\n').length + 3 }
    this.problems.push(
      `${place(file.file, 1)}：檔案開頭要有一段以「---」上下包住的欄位，「---」單獨一行、從行首開始。請照旁邊的檔案補上，或用 npm run case:new 寫一份。`,
    )
    return undefined
  }
}
