// `npm run cards:stamp`: writes down when each card's note last changed, in cases/cards.stamps.tsv, so that Anki takes
// changed cards over. With --check it writes nothing and exits 1 where a card has changed since. Reads cases/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { makeDeck, readCards } from '../src/data/deck.ts'
import { lawIndex } from '../src/data/law-index.ts'
import { readHandbook } from '../src/data/read.ts'
import { formatStamps, parseStamps, stampNotes } from '../src/editions/anki-stamps.ts'

const file = 'cases/cards.stamps.tsv'
const handbook = readHandbook()
const { cards } = makeDeck(readCards(handbook), handbook, lawIndex(handbook))
const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
const stamps = parseStamps(before)
const after = stampNotes(cards, stamps, Math.floor(Date.now() / 1000))
const changed = [...after].filter(([id, { hash }]) => stamps.get(id)?.hash !== hash).map(([id]) => id)
const gone = [...stamps.keys()].filter(id => !after.has(id))

if (process.argv.includes('--check')) {
  if (changed.length + gone.length === 0) console.log('卡片的改版紀錄是最新的。')
  else {
    console.error(
      `${changed.length} 張卡改過、${gone.length} 張卡收起，改版紀錄還沒記：${[...changed, ...gone].join('、')}。請執行 npm run cards:stamp，與卡片一起提交。`,
    )
    process.exitCode = 1
  }
} else {
  writeFileSync(file, formatStamps(after))
  console.log(
    `${file}：${changed.length} 張卡改過、${gone.length} 張收起，其餘 ${after.size - changed.length} 張照舊。`,
  )
}
