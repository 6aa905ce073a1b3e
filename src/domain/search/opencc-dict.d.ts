/** OpenCC's dictionaries as the package has them: `from to|from to|…`; it ships no types for them. */
declare module 'opencc-js/dict/*' {
  const dictionary: string
  export default dictionary
}
