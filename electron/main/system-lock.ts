import type { PowerMonitor } from 'electron'

/** How often systems that announce no locking are asked, in milliseconds. */
const askEvery = 5_000

/** How long nobody must have touched the machine for it to count as idle, in seconds; the answer `idle` itself is not used. */
const idleThreshold = 60

/**
 * Locks the program when the system is locked or goes to sleep, so that who comes to an unattended machine finds neither open.
 *
 * Windows announces its locking. Linux desktops do not; there the runtime is asked, and the change to locked counts. Returns what ends the asking.
 */
export function lockWithSystem(monitor: PowerMonitor, lock: () => void): () => void {
  monitor.on('lock-screen', lock)
  monitor.on('suspend', lock)
  if (process.platform !== 'linux') return () => undefined
  let wasLocked = false
  const asking = setInterval(() => {
    const isLocked = monitor.getSystemIdleState(idleThreshold) === 'locked'
    if (isLocked && !wasLocked) lock()
    wasLocked = isLocked
  }, askEvery)
  return () => clearInterval(asking)
}
