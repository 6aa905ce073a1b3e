/** The time that is left for a paper, counted by the clock, so that a reload does not stop it. */

import { useEffect, useState } from 'preact/hooks'

/** Minutes before the end at which the time left is also read out. */
const TOLD = [5, 1]

/**
 * The time left as `9:05`, with what a screen reader should say of it now, and `onover` once it is over; nothing where
 * no time is set.
 * @param until instant in milliseconds
 */
export function useTimeLeft(until: number | undefined, onover: () => void): { left?: string; said?: string } {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (until === undefined) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [until])
  const over = until !== undefined && now >= until
  useEffect(() => {
    if (over) onover()
  }, [over])
  if (until === undefined) return {}
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  const told = TOLD.findLast(minutes => seconds <= minutes * 60)
  return {
    left: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    ...(told ? { said: `剩不到 ${told} 分鐘` } : {}),
  }
}
