// `npm run check`: says in Chinese what is wrong below cases/, with file and line. Nothing wrong: one line, exit 0.
import { checkAll } from '../src/data/check/all.ts'

const { handbook, problems, reminders } = checkAll()
if (problems.length > 0 || !handbook) {
  console.error(`內容有 ${problems.length} 處需要修改：`)
  for (const problem of problems) console.error(`  · ${problem}`)
  process.exitCode = 1
} else {
  for (const reminder of reminders) console.warn(`提醒　${reminder}`)
  console.log(
    `內容都對：${handbook.cases.length} 案、${handbook.laws.length} 部法規${reminders.length > 0 ? `；提醒 ${reminders.length} 則` : ''}。`,
  )
}
