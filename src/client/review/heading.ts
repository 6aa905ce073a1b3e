/** After a change of screen the page's title says which it is, and the focus is on its heading, which is announced. */

import { useEffect, useRef } from 'preact/hooks'

const PAGE = document.title

/** @param screen another value for each screen; within a sitting the cards take the focus themselves */
export function useHeading(screen: string): void {
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    const first = before.current === undefined
    before.current = screen
    const heading =
      document.querySelector<HTMLElement>('#review h2') ?? document.querySelector<HTMLElement>('main h1')
    const name = screen === 'sitting' ? '卡片' : heading?.localName === 'h2' ? heading.textContent : ''
    document.title = name ? `${name}｜${PAGE}` : PAGE
    // The page's own beginning is where a reader expects to be when it opens.
    if (first || screen === 'sitting') return
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }, [screen])
}
