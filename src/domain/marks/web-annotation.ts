/** Marks as a collection of W3C Web Annotations (JSON-LD), the form that other reading software knows. */

import { bookmarkId, type Mark, readMark } from './mark.ts'

const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { title: 'http://purl.org/dc/terms/title' }]

/** The data model of https://www.w3.org/TR/annotation-model/, one page that holds every annotation. */
export function marksToAnnotations(marks: readonly Mark[]): object {
  return {
    '@context': CONTEXT,
    type: 'AnnotationCollection',
    total: marks.length,
    first: { type: 'AnnotationPage', startIndex: 0, items: marks.map(annotationOf) },
  }
}

function annotationOf(mark: Mark): object {
  const source = { id: `cases/${mark.case}.html`, type: 'Text', title: mark.title }
  const common = {
    id: `#${mark.id}`,
    type: 'Annotation',
    created: new Date(mark.created).toISOString(),
    modified: new Date(mark.modified).toISOString(),
  }
  if (mark.kind === 'bookmark') return { ...common, motivation: 'bookmarking', target: { source } }
  const body = { type: 'TextualBody', value: mark.note, format: 'text/plain', language: 'zh-Hant' }
  return {
    ...common,
    motivation: mark.note === '' ? 'highlighting' : 'commenting',
    ...(mark.note === '' ? {} : { body }),
    target: {
      source,
      selector: {
        type: 'FragmentSelector',
        value: mark.part,
        refinedBy: { type: 'TextQuoteSelector', ...mark.quote },
      },
    },
  }
}

/**
 * The marks of an annotation collection, a page or a bare list, of this handbook or of other software that points at
 * its pages; what does not point at a case is passed over.
 * @param now milliseconds, for annotations that say no time
 */
export function marksFromAnnotations(value: unknown, now: number): Mark[] {
  return itemsOf(value)
    .map(item => markOf(item, now))
    .filter(mark => mark !== undefined)
}

type Json = Record<string, unknown>

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const { items, first } = object(value)
  return Array.isArray(items) ? items : first === undefined ? [] : itemsOf(first)
}

function markOf(value: unknown, now: number): Mark | undefined {
  const item = object(value)
  const target = object(Array.isArray(item.target) ? item.target[0] : item.target)
  const source = typeof target.source === 'string' ? { id: target.source } : object(target.source)
  const caseId = /(?:^|\/)cases\/([a-z][a-z0-9-]*)\.html(?:[?#].*)?$/.exec(String(source.id))?.[1]
  if (caseId === undefined) return undefined
  const common = {
    case: caseId,
    title: source.title,
    created: timeOf(item.created, now),
    modified: timeOf(item.modified ?? item.created, now),
  }
  const { part, quote } = selected(target.selector)
  if (quote === undefined)
    return item.motivation === 'bookmarking'
      ? readMark({ ...common, kind: 'bookmark', id: bookmarkId(caseId) })
      : undefined
  const body = object(Array.isArray(item.body) ? item.body[0] : item.body)
  const id = String(item.id ?? '').replace(/^.*[#/:]/, '')
  return readMark({ ...common, kind: 'highlight', id, part, quote, note: body.value ?? '' })
}

/** The quote, whether it refines a part or stands by itself among several selectors. */
function selected(value: unknown): { part: string; quote: unknown } {
  const list = (Array.isArray(value) ? value : [value]).map(object)
  const part = list.find(({ type }) => type === 'FragmentSelector')
  const refined = object(part?.refinedBy)
  const quote =
    refined.type === 'TextQuoteSelector' ? refined : list.find(({ type }) => type === 'TextQuoteSelector')
  const { exact, prefix = '', suffix = '' } = quote ?? {}
  return {
    part: typeof part?.value === 'string' && /^[a-z]{1,20}$/.test(part.value) ? part.value : 'summary',
    quote: quote && { exact, prefix, suffix },
  }
}

function timeOf(value: unknown, now: number): number {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? now : time
}
