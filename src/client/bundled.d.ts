/** `build/scripts.ts` bundles what follows the colon as a classic script, and gives its source as a string. */
declare module 'worker:*' {
  const source: string
  export default source
}

/** The same for a style sheet. */
declare module 'style:*' {
  const sheet: string
  export default sheet
}
