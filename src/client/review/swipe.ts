/** Sideways swipes on a card, as an extra to the buttons. */

const DISTANCE = 64
/** The edges belong to the system's own back gesture. */
const EDGE = 24

/** Calls back with the direction of every clear sideways swipe; returns how to stop. */
export function onSwipe(element: HTMLElement, swiped: (direction: 'left' | 'right') => void): () => void {
  let from: Touch | undefined
  const start = (event: TouchEvent) => {
    const touch = event.touches[0]
    const inside = touch && touch.clientX > EDGE && touch.clientX < innerWidth - EDGE
    from = event.touches.length === 1 && inside ? touch : undefined
  }
  const end = (event: TouchEvent) => {
    const to = event.changedTouches[0]
    if (!from || !to) return
    const x = to.clientX - from.clientX
    const y = to.clientY - from.clientY
    from = undefined
    if (Math.abs(x) < DISTANCE || Math.abs(x) < 2 * Math.abs(y)) return
    if (getSelection()?.type === 'Range') return
    swiped(x < 0 ? 'left' : 'right')
  }
  element.addEventListener('touchstart', start, { passive: true })
  element.addEventListener('touchend', end, { passive: true })
  return () => {
    element.removeEventListener('touchstart', start)
    element.removeEventListener('touchend', end)
  }
}
