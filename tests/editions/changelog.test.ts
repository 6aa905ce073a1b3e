import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readChangelog, releaseDate, releaseNotes } from '../../src/data/changelog.ts'

function changelog(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'changelog-')), 'CHANGELOG.md')
  writeFileSync(file, text)
  return file
}

const FILE = changelog(
  '# 變更\n\n## 未發行\n\n- 丙\n\n## 1.1.0 — 2026-11-25\n\n- 甲\n- 乙\n\n## 1.0.0 — 2026-11-22\n',
)

test('versions are read newest first; an edition is dated by the newest that is released', () => {
  expect(readChangelog(FILE)).toEqual([
    { version: '未發行', date: undefined, items: ['丙'] },
    { version: '1.1.0', date: '2026-11-25', items: ['甲', '乙'] },
    { version: '1.0.0', date: '2026-11-22', items: [] },
  ])
  expect(releaseDate(FILE)).toBe('2026-11-25')
})

test('no dated section is said with what to write', () => {
  expect(() => releaseDate(changelog('# 變更\n\n## 未發行\n'))).toThrow('1.0.0 — 2026-11-22')
})

test('the notes of a release say what is new and how a withdrawn case really goes', () => {
  const notes = releaseNotes('手冊', { version: '1.1.0', date: '2026-11-25', items: ['甲'] })
  expect(notes).toContain('# 手冊 1.1.0（2026-11-25）')
  expect(notes).toContain('- 甲')
  expect(notes).toContain('/MIR')
})
