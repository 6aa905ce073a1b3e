/** The time that is left for a paper, counted by the clock, so that a reload does not stop it. */

import { useEffect, useState } from 'preact/hooks'

/**
 * The time left as `9:05`, and `onover` once it is over; undefined where no time is set.
 * @param until instant in milliseconds
 */
export function useTimeLeft(until: number | undefined, onover: () => void): string | undefined {
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
  if (until === undefined) return undefined
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
