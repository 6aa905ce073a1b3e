/** `build/scripts.ts` bundles what follows the colon as a classic script, and gives its source as a string. */
declare module 'worker:*' {
  const source: string
  export default source
}
