import { useEffect, useState } from 'react'
import type { DisplayScene } from '../../../../shared/contract/display.ts'

type Countdown = NonNullable<NonNullable<Extract<DisplayScene, { kind: 'item' }>['item']>['countdown']>

/** Whole seconds that are left at an instant (ms), never below 0: the last second counts until it is over. */
export function secondsLeft(countdown: Countdown, now: number): number {
  return countdown.state === 'stopped' ? countdown.secondsLeft : Math.max(0, Math.ceil((Date.parse(countdown.endsAt) - now) / 1000))
}

/** Minutes and seconds: 605 → "10:05". */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Seconds left, counting on while it runs. */
export function useSecondsLeft(countdown: Countdown): number {
  const [now, setNow] = useState(() => Date.now())
  const running = countdown.state === 'running'
  useEffect(() => {
    if (!running) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [running])
  return secondsLeft(countdown, now)
}
