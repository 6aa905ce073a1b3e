/** Looking at parsed HTML: the few questions that every step of the build asks of it. */

import type { DefaultTreeAdapterTypes } from 'parse5'

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element
export type Document = DefaultTreeAdapterTypes.Document
export type Text = DefaultTreeAdapterTypes.TextNode

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

/** The children of a node; those of a `<template>` are its content's. */
function childrenOf(node: Node): Node[] {
  if ('content' in node) return node.content.childNodes
  return 'childNodes' in node ? node.childNodes : []
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(attr => attr.name === name)?.value
}

/** `node` and all elements below it that `wanted` accepts, in document order. */
export function elements(node: Node, wanted: (element: Element) => boolean = () => true): Element[] {
  const found: Element[] = []
  const visit = (at: Node) => {
    if (isElement(at) && wanted(at)) found.push(at)
    for (const child of childrenOf(at)) visit(child)
  }
  visit(node)
  return found
}

/** The first element that `wanted` accepts, `node` included; the walk ends there. */
export function findElement(node: Node, wanted: (element: Element) => boolean): Element | undefined {
  if (isElement(node) && wanted(node)) return node
  for (const child of childrenOf(node)) {
    const found = findElement(child, wanted)
    if (found) return found
  }
  return undefined
}

/** The text of a node, as the DOM's `textContent`; elements that `without` accepts are left out. */
export function textContent(node: Node, without: (element: Element) => boolean = () => false): string {
  if (node.nodeName === '#text') return (node as Text).value
  if (isElement(node) && without(node)) return ''
  return 'childNodes' in node ? node.childNodes.map(child => textContent(child, without)).join('') : ''
}

/** Text as it is written between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
