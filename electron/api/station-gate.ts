import { AppError } from '../../shared/domain/app-error.ts'

/**
 * Every call that the host answers while the machine is a judge station 评委入座: those of the judge who sits there, the way back for the office, the
 * second screen, and the notices of change. Whatever is not named is refused, also what does not exist yet.
 */
export const stationCalls: ReadonlySet<string> = new Set([
  'cycles.changes',
  'display.view',
  'judging.station',
  'judging.closeStation',
  'judging.signIn',
  'judging.seated',
  'judging.leave',
  'judging.mySheet',
  'judging.saveMyMarks',
  'judging.declareRecusal',
  'judging.handIn',
  'judging.openMyVersion',
  'judging.myVersions',
])

/** @throws AppError `station_locked` for a call that a judge must not make */
export function refuseAtStation(path: readonly string[]): void {
  if (!stationCalls.has(path.join('.'))) throw new AppError('station_locked')
}
