/** What cases, types and sources are called where readers see them, and where they stand. */

import { chineseNumeral } from '../domain/book/numeral.ts'
import type { Case, Handbook } from './model.ts'
import type { Collection } from './schema.ts'

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** Gives each case its name; the agency stands in it where two collections would call two cases the same. */
export function nameCases(
  cases: readonly Omit<Case, 'label' | 'short'>[],
  collections: readonly Collection[],
): Case[] {
  const several = (layout: Collection['layout']) => collections.filter(c => c.layout === layout).length > 1
  return cases.map(c => {
    const collection = collections.find(x => x.id === c.collection)
    const label = collection?.label ?? c.collection
    if (collection?.layout === 'table')
      return {
        ...c,
        label: `${label}第 ${c.number} 列`,
        short: `${several('table') ? label : '表'}${c.number}`,
      }
    const prefix = several('cases') ? label : ''
    return {
      ...c,
      label: `${prefix && `${prefix} `}案例 ${twoDigits(c.number)}`,
      short: `${prefix}${twoDigits(c.number)}`,
    }
  })
}

/** The page of a table, without `.html`. */
export function tablePage({ id, page }: Pick<Collection, 'id' | 'page'>): string {
  return page ?? `table-${id}`
}

export function tableHref(collection: Collection): string {
  return `/${tablePage(collection)}.html`
}

/** What a type is called on a button and in a list. */
export function shortType(type: Collection['types'][number]): string {
  return type.short ?? type.name
}

/** 六種類型, or 甲市：六種類型 where another casebook has types too. */
export function typesHeading(collection: Collection, handbook: Handbook): string {
  const several = handbook.collections.filter(c => c.types.length > 0).length > 1
  return `${several ? `${collection.label}：` : ''}${chineseNumeral(collection.types.length)}種類型`
}

/** 類型三：…, with the agency where another casebook has types too. */
export function typeTitle(collection: Collection, index: number, handbook: Handbook): string {
  const several = handbook.collections.filter(c => c.types.length > 0).length > 1
  return `${several ? `${collection.label} ` : ''}類型${chineseNumeral(index + 1)}：${collection.types[index]?.name}`
}

/**
 * The anchor of a type, a text or whatever else belongs to a collection: one for the whole handbook. `former` is the
 * anchor without the collection, which 1.0.0 had; the first collection that uses the name keeps it.
 */
export function anchorOf(
  collection: Collection,
  id: string,
  handbook: Handbook,
): { anchor: string; former: string | undefined } {
  const has = (c: Collection) => c.types.some(t => t.id === id) || c.texts.some(t => t.id === id)
  const first = handbook.collections.find(has)
  return { anchor: `${collection.id}.${id}`, former: first?.id === collection.id ? id : undefined }
}

/** 兩份, 三份: how many sources the handbook has, as a sentence says it. */
export function sourceCount(handbook: Handbook): string {
  const n = handbook.collections.length
  return `${n === 2 ? '兩' : n < 100 ? chineseNumeral(n) : n}份`
}

/** 2019 年 8 月 of `2019-08`. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${year} 年 ${Number(number)} 月`
}

/** The months whose law the cases cite, the earliest first. */
export function lawMonths(handbook: Handbook): string[] {
  return [...new Set(handbook.cases.map(c => c.asOf))].sort()
}
