/** What is wrong within the laws' files and between them. */

import type { Case } from '../model.ts'
import type { Law } from '../schema.ts'

/** Every fault as a sentence: file, article, field, remedy. `at` gives file and line of an article's field. */
export function checkLaws(
  laws: readonly Law[],
  cases: readonly Pick<Case, 'id'>[],
  at: (law: Law, article?: number, field?: string) => string,
): string[] {
  return [
    ...duplicateNames(laws, at),
    ...laws.flatMap(law => [...checkArticles(law, at), ...checkRelated(law, cases, at)]),
  ]
}

function checkArticles(law: Law, at: (law: Law, article?: number, field?: string) => string): string[] {
  return law.articles.flatMap((item, index) => {
    const { article, verified, status, summary, today, change, since, until } = item
    const say = (field: string, words: string) => `${at(law, index, field)}：條文 ${article} 的${words}`
    const wrong: string[] = []
    const twin = law.articles.findIndex(other => other.article === article && other.since === since)
    if (twin < index)
      wrong.push(
        say(
          'article',
          '「article」寫了兩次。請合成一條；號碼後來給了別的條文時，後一條加上 since: 那一天的日期。',
        ),
      )
    if (since !== undefined && until !== undefined && since >= until)
      wrong.push(say('until', '「until」不在「since」之後。請改正日期。'))
    if (!verified)
      return status === 'unverified' && !summary
        ? wrong
        : [...wrong, say('verified', '「verified: false」只能配 status: unverified，且不寫 summary。')]
    if (status === 'unverified')
      wrong.push(say('status', '「status」不能是 unverified，因為已寫 verified: true。'))
    if (!summary) wrong.push(say('article', '「summary」沒有寫。請用一句白話說明條文。'))
    if (!today) wrong.push(say('article', '「today」沒有寫。請寫現行條號，未變也要寫。'))
    if (!change) wrong.push(say('article', '「change」沒有寫。請寫所引版本以來的變動，未變寫「條文相同。」'))
    if (today && (status === 'moved') !== (today !== article))
      wrong.push(say('status', '「status: moved」與「today」不符：條號有變才寫 moved。'))
    return wrong
  })
}

function checkRelated(
  law: Law,
  cases: readonly Pick<Case, 'id'>[],
  at: (law: Law, article?: number, field?: string) => string,
): string[] {
  return law.articles.flatMap(({ article, related = [] }, index) =>
    related
      .filter(id => !cases.some(c => c.id === id))
      .map(
        id =>
          `${at(law, index, 'related')}：條文 ${article} 的「related」裡沒有 ${id} 這一案。請改成現有的案例代號，或刪去。`,
      ),
  )
}

/** A name that two laws bear would lead to one of them only. */
function duplicateNames(
  laws: readonly Law[],
  at: (law: Law, article?: number, field?: string) => string,
): string[] {
  const owners = new Map<string, Law>()
  return laws.flatMap(law =>
    [...new Set([law.name, ...law.aliases])].flatMap(name => {
      const other = owners.get(name)
      owners.set(name, other ?? law)
      return other
        ? [
            `${at(law, undefined, law.name === name ? 'name' : 'aliases')}：「${name}」已是 cases/laws/${other.id}.yaml 的名稱。兩部法規不能同名，請刪去其中一個寫法。`,
          ]
        : []
    }),
  )
}
