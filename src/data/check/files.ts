/** What is wrong with the names below `cases/`, and what each file should be called or where it should go. */

import type { ContentFile } from '../files.ts'
import type { Collection } from '../schema.ts'

/** The remedy for a name that fits no kind. */
export function refusedName(name: string, collections: readonly Collection[]): string {
  const at = `cases/${name}：`
  const [folder = '', ...rest] = name.split('/')
  const last = rest.at(-1) ?? folder
  const meant = meantName(last)
  if (/^~\$|^\.|\.(?:tmp|bak|swp)$|~$/.test(last))
    return `${at}這是編輯軟體的暫存檔或備份檔。請關閉軟體後刪去，或移到 cases 以外。`
  if (rest.length === 0 && !name.includes('.')) return `${at}手冊不認得這個檔案。請移到 cases 以外。`
  if (rest.length > 1)
    return `${at}資料夾裡不能再有資料夾，這個檔案不會被讀。請移到上一層，或移到 cases 以外。`
  if (rest.length === 1 && !known(folder, collections))
    return `${at}資料夾 cases/${folder} 不在 cases/collections.yaml 裡。若是一部文集，請在那裡登記（代號用小寫英文）；若是草稿，請移到 cases 以外。`
  if (meant && meant !== last) return `${at}檔名寫法不對，不會被讀。請改名為 ${meant}。`
  if (/\.mdx?$/i.test(last) && /\d/.test(last))
    return `${at}案例的檔名只能是號碼，例如 26.mdx。草稿或舊版請移到 cases 以外，免得與正式的案例混淆。`
  if (folder === 'laws')
    return `${at}法規的檔名是小寫英文代號，例如 gpa.yaml、gpa.cards.yaml。請改名，或移到 cases 以外。`
  return `${at}手冊不認得這種檔案，不會被讀。可以放的是：號碼.mdx、號碼.cards.yaml、號碼.questions.yaml、號碼.notes.yaml、book.notes.yaml。請改名，或移到 cases 以外。`
}

/** The name that an author most likely meant; undefined where there is no telling. */
function meantName(name: string): string | undefined {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.txt$/, '')
    .replace(/\.yml$/, '.yaml')
    .replace(/\.(?:card|crads|cads)\.yaml$/, '.cards.yaml')
    .replace(/\.(?:note|notse)\.yaml$/, '.notes.yaml')
    .replace(/\.(?:question|quiz)\.yaml$/, '.questions.yaml')
    .replace(/\.md$/, '.mdx')
    .replace(/^(?:案例|case|第)?\s*(\d+)\s*(?:案|則|號)?(?=\.)/, '$1')
  const number = /^(\d+)(\.(?:mdx|(?:cards|questions|notes)\.yaml))$/.exec(plain)
  if (number) return `${twoDigits(number[1] ?? '')}${number[2]}`
  return /^[a-z][a-z0-9-]*(?:\.(?:cards|questions|notes|elements))?\.(?:yaml|mdx)$/.test(plain)
    ? plain
    : undefined
}

/** The case or law that a misnamed file was most likely meant to be: `harbor-04` of `harbor/04.MDX`. */
export function meantOwner(name: string): string | undefined {
  const [folder = '', last = '', ...deeper] = name.split('/')
  const meant = deeper.length > 0 ? undefined : meantName(last)
  const [, number] = /^(\d+)\.mdx$/.exec(meant ?? '') ?? []
  if (number) return `${folder}-${number}`
  return folder === 'laws' ? /^([a-z][a-z0-9-]*)\.yaml$/.exec(meant ?? '')?.[1] : undefined
}

function known(folder: string, collections: readonly Collection[]): boolean {
  return folder === 'laws' || folder === 'source' || collections.some(c => c.id === folder)
}

function twoDigits(number: string): string {
  return String(Number(number)).padStart(2, '0')
}

/**
 * What is wrong with files of a known kind: no such collection, two names of one case, cards without their case.
 * @param told cases and laws whose own file is wrong or bears another name: theirs is the one cause
 */
export function checkNames(
  files: readonly ContentFile[],
  collections: readonly Collection[],
  told: ReadonlySet<string>,
): string[] {
  const ofCollection = files.filter(f =>
    ['case', 'cards', 'questions', 'notes', 'book-notes', 'text'].includes(f.kind),
  )
  const strangers = new Map<string, string>()
  const problems: string[] = []
  const cases = new Set(files.filter(f => f.kind === 'case').map(f => `${f.owner}/${f.number}`))
  for (const file of ofCollection) {
    const { kind, owner, number, name } = file
    if (!owner) continue
    const collection = collections.find(c => c.id === owner)
    if (!collection) {
      if (!strangers.has(owner))
        strangers.set(owner, refusedName(file.file.slice('cases/'.length), collections))
      continue
    }
    const right = twoDigits(number)
    if (number && (number !== right || Number(number) === 0))
      problems.push(
        `${file.file}：號碼要寫成兩位數，從 01 起。請改名為 ${file.file
          .split('/')
          .at(-1)
          ?.replace(number, right === '00' ? '01' : right)}。`,
      )
    else if (
      (kind === 'cards' || kind === 'questions' || kind === 'notes') &&
      !cases.has(`${owner}/${number}`)
    ) {
      if (told.has(`${owner}-${number}`)) continue
      problems.push(
        `${file.file}：沒有 cases/${owner}/${number}.mdx 這一案。撤下案例時請一併刪去這個檔案；案例還在時請改回它的號碼。`,
      )
    } else if (
      kind === 'text' &&
      !collection.texts.some(t => t.id === name) &&
      !(collection.layout === 'table' && name === 'table')
    )
      problems.push(
        /\d/.test(name)
          ? refusedName(file.file.slice('cases/'.length), collections)
          : `${file.file}：這篇文字不在 cases/collections.yaml 裡 ${owner} 的 texts，不會出現在手冊。請在那裡加上「- id: ${name}」，或移到 cases 以外。`,
      )
  }
  const laws = new Set(files.filter(f => f.kind === 'law').map(f => f.owner))
  for (const { kind, owner, file } of files)
    if (
      (kind === 'law-cards' || kind === 'law-questions' || kind === 'elements') &&
      !laws.has(owner) &&
      !told.has(owner)
    )
      problems.push(`${file}：沒有 cases/laws/${owner}.yaml 這部法規。請改成法規的檔名，或一併刪去。`)
  const sources = collections.map(c => c.file)
  for (const { kind, name, file } of files)
    if (kind === 'source' && !sources.includes(name))
      problems.push(
        `${file}：沒有文集在 cases/collections.yaml 的 file 提到這份原始檔。請登記，或移到 cases 以外。`,
      )
  return [...strangers.values(), ...problems]
}

/** Collections that name what is not there. */
export function checkFolders(files: readonly ContentFile[], collections: readonly Collection[]): string[] {
  const file = 'cases/collections.yaml'
  return collections.flatMap(({ id, texts }) => {
    const own = files.filter(f => f.owner === id)
    const missing = texts.filter(t => !own.some(f => f.kind === 'text' && f.name === t.id))
    return [
      ...(own.some(f => f.kind === 'case')
        ? []
        : [
            `${file}：文集 ${id} 還沒有案例。請在 cases/${id} 加上 01.mdx（npm run case:new），或刪去這部文集。`,
          ]),
      ...missing.map(
        t =>
          `${file}：文集 ${id} 的 texts 提到 ${t.id}，但沒有 cases/${id}/${t.id}.mdx。請補上，或刪去這一項。`,
      ),
    ]
  })
}
