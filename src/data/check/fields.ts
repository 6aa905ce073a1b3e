/** Says of a field that is wrong where it stands, what is wrong with it, and what to write instead. */

import type { z } from 'astro/zod'
import { editDistance } from '../../domain/search/near.ts'
import type { ParsedYaml } from '../yaml.ts'

/** `cases/city/07.mdx 第 5 行`, as every message begins. */
export function place(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file} 第 ${line} 行`
}

/** The remedies of a file's fields, by path without list positions (`facts.intent.values`). */
export type Remedies = Readonly<Record<string, string>>

/**
 * A sentence for every cause: file, line, field, what to write instead. A misspelt name and the field that it should
 * have been are one cause.
 */
export function explainFields(
  file: string,
  error: z.ZodError,
  yaml: ParsedYaml,
  remedies: Remedies,
): string[] {
  const issues = flatten(error.issues)
  const unknown = issues.flatMap(issue =>
    issue.code === 'unrecognized_keys' ? issue.keys.map(key => ({ key, path: steps(issue.path) })) : [],
  )
  const missing = issues.filter(
    issue => issue.code === 'invalid_type' && valueAt(yaml.value, issue.path) === undefined,
  )
  const spelt = new Map(
    unknown.map(({ key, path }) => [
      key,
      missing.find(
        issue =>
          steps(issue.path).slice(0, -1).join() === path.join() && likely(key, String(issue.path.at(-1))),
      ),
    ]),
  )
  const explained = new Set(spelt.values())
  return [
    ...unknown.map(({ key, path }) => {
      const meant = spelt.get(key)
      const within = named(path) || '這份檔案'
      const remedy = meant
        ? `是不是「${String(meant.path.at(-1))}」？請改正拼法。`
        : '請刪去，或檢查是否拼錯；若是新版手冊的欄位，請先更新手冊的程式。'
      return `${place(file, yaml.line([...path, key]))}：欄位「${within}」裡有不認得的欄位：${key}。${remedy}`
    }),
    ...issues
      .filter(issue => issue.code !== 'unrecognized_keys' && !explained.has(issue))
      .map(issue => explainIssue(file, issue, yaml, remedies)),
  ]
}

type Issue = z.core.$ZodIssue

/** A union's own complaint says nothing: what is wrong with its nearest branch does. */
function flatten(issues: readonly Issue[]): Issue[] {
  return issues.flatMap(issue => {
    if (issue.code !== 'invalid_union') return [issue]
    const branches = issue.errors.filter(branch => branch.length > 0)
    const nearest = branches.sort((a, b) => a.length - b.length)[0]
    if (!nearest) return [issue]
    return flatten(nearest.map(inner => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue))
  })
}

function explainIssue(file: string, issue: Issue, yaml: ParsedYaml, remedies: Remedies): string {
  const path = named(issue.path)
  const value = valueAt(yaml.value, issue.path)
  const at = `${place(file, yaml.line(steps(issue.path)))}：欄位「${path || '（整份檔案）'}」`
  if (typeof value === 'string' && /^[［｛]/.test(value))
    return `${at}用了全形符號。請改成半形：方括號「[ ]」，分隔用「,」。`
  const wrong =
    value === undefined
      ? '沒有寫'
      : issue.code === 'invalid_value'
        ? `寫的「${show(value)}」不是可用的值`
        : '寫法不對'
  const quoted = typeof value === 'number' && issue.code === 'invalid_type' ? '數字要加半形引號。' : ''
  const own = remedies[path] ?? remedies[path.replace(/\.(?:words|detail|values)$/, '')]
  const remedy = issue.code === 'custom' ? issue.message : own
  const fact = /^facts\.\w+/.test(path)
    ? '寫成 values: [值] 與 words: [原文字句]；沒有字句時寫 words: []。'
    : undefined
  return `${at}${wrong}。${quoted}${remedy ?? fact ?? (quoted ? '' : '照同一資料夾裡其他檔案的寫法補上。')}`
}

function named(path: readonly PropertyKey[]): string {
  return path.filter(step => typeof step === 'string').join('.')
}

function steps(path: readonly PropertyKey[]): (string | number)[] {
  return path.filter(step => typeof step !== 'symbol')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value)
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function likely(written: string, meant: string): boolean {
  return editDistance(written.toLowerCase(), meant.toLowerCase()) <= 2
}
