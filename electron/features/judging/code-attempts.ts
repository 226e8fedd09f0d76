import * as z from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readSetting, writeSetting } from '../settings/settings-repository.ts'
import { type CodeKind, stationMemory } from './station-memory.ts'

/** So many wrong codes in a row are free; each further one costs a pause. */
export const freeTries = 5
const firstPause = 30
const longestPause = 15 * 60

const countsSchema = z.strictObject({ judge: z.int().min(0), office: z.int().min(0) })

function readCounts(app: App): z.infer<typeof countsSchema> {
  const stored = readSetting(app.db, 'codeAttempts')
  return stored === null ? { judge: 0, office: 0 } : countsSchema.parse(JSON.parse(stored))
}

/** Forgets the wrong codes of a kind, and the pause they began; call it inside `app.write`. */
export function forgetAttempts(app: App, kind: CodeKind): void {
  writeSetting(app.db, 'codeAttempts', JSON.stringify({ ...readCounts(app), [kind]: 0 }))
  stationMemory(app).pauses[kind] = null
}

/** Seconds of pause after so many wrong codes in a row: none before the fifth, then 30 s and twice as long each time, at most 15 minutes. */
export function pauseAfter(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(firstPause * 2 ** Math.min(wrong - freeTries, 10), longestPause)
}

/**
 * Tries a code: refuses during a pause, else asks `matches` and keeps count of wrong ones. One try at a time, so that guesses sent at once are counted
 * one by one.
 *
 * The count is stored and the pause is measured by the machine's uptime: a restart begins the pause anew, and the clock on the wall cannot shorten it.
 *
 * @returns what `matches` found
 * @throws AppError `code_locked` with seconds; `code_wrong` with the tries that are left before a pause
 */
export function tryCode<Found>(app: App, kind: CodeKind, matches: () => Promise<Found | null>): Promise<Found> {
  const { gate } = stationMemory(app)
  return gate.run(async () => {
    refuseDuringPause(app, kind)
    const found = await matches()
    const counts = readCounts(app)
    const wrong = found === null ? counts[kind] + 1 : 0
    if (wrong !== counts[kind]) {
      await app.write([], () => writeSetting(app.db, 'codeAttempts', JSON.stringify({ ...counts, [kind]: wrong })))
    }
    if (found !== null) return found
    stationMemory(app).pauses[kind] = performance.now()
    refuseDuringPause(app, kind)
    throw new AppError('code_wrong', { left: freeTries - wrong })
  })
}

function refuseDuringPause(app: App, kind: CodeKind): void {
  const pause = pauseAfter(readCounts(app)[kind])
  if (pause === 0) return
  const { pauses } = stationMemory(app)
  // After a restart nobody knows how long it has lasted: it lasts again.
  pauses[kind] ??= performance.now()
  const left = pause - (performance.now() - pauses[kind]) / 1000
  if (left > 0) throw new AppError('code_locked', { seconds: Math.ceil(left) })
}
