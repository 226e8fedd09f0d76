import * as z from 'zod'
import type { Station } from '../../../shared/contract/judging.ts'
import { languageSchema } from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { hashCode, newSalt, saltOf, sameCode } from '../../security/personal-codes.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readAssignments } from '../panels/assignments.ts'
import { readSetting, writeSetting } from '../settings/settings-repository.ts'
import { tryCode } from './code-attempts.ts'
import { requirePanel } from './read-sheet.ts'
import { endAllSeats } from './station-memory.ts'

const storedSchema = z.strictObject({
  cycleId: z.int(),
  panelIds: z.array(z.int()).min(1),
  officeCode: z.string(),
  idleSeconds: z.int().positive(),
  openedBy: z.string(),
})
export type StoredStation = z.infer<typeof storedSchema>

const none = ''

/** The judge station that this machine is; null while it belongs to the office. Stored, so that a restart changes nothing. */
export function readStation(app: App): StoredStation | null {
  const stored = readSetting(app.db, 'station')
  return stored === null || stored === none ? null : storedSchema.parse(JSON.parse(stored))
}

/** Whether the machine is a judge station: then the host answers judges only. */
export function isStation(app: App): boolean {
  return readStation(app) !== null
}

/** Makes the machine the office's own again; call it inside `app.write` with a line in the operation log. */
export function clearStation(app: App): void {
  writeSetting(app.db, 'station', none)
}

/** What the station's page shows before anybody signed in. */
export function viewStation(app: App): { station: Station } {
  const station = readStation(app)
  if (station === null) return { station: null }
  const panels = readAssignments(app.db, station.cycleId).panels.filter(({ id }) => station.panelIds.includes(id))
  return {
    station: {
      cycleName: readCycle(app.db, station.cycleId).name,
      panels: panels.map(({ name }) => name),
      idleSeconds: station.idleSeconds,
      language: languageSchema.catch('zh').parse(readSetting(app.db, 'language')),
    },
  }
}

/**
 * Makes the machine a judge station.
 *
 * @throws AppError `operator_required`, `no_cycle`, `cycle_closed`, `not_found` (panel), `panel_without_judges`
 */
export async function openStation(
  app: App,
  operator: string | null,
  input: { cycleId: number; panelIds: readonly number[]; officeCode: string; idleSeconds: number },
): Promise<{ station: Station }> {
  const by = requireOperator(operator)
  const officeCode = await hashCode(input.officeCode, newSalt())
  await app.write(['settings', 'panels'], () => {
    requireOpenCycle(app.db, input.cycleId)
    const assignments = readAssignments(app.db, input.cycleId)
    for (const id of input.panelIds) {
      const panel = requirePanel(assignments, id)
      if (panel.judgeIds.length === 0) throw new AppError('panel_without_judges', { name: panel.name })
    }
    const stored: StoredStation = {
      cycleId: input.cycleId,
      panelIds: [...new Set(input.panelIds)],
      officeCode,
      idleSeconds: input.idleSeconds,
      openedBy: by,
    }
    writeSetting(app.db, 'station', JSON.stringify(stored))
    logOperation(app, {
      operator: by,
      action: 'station_opened',
      objectKind: 'cycle',
      objectId: input.cycleId,
      detail: { panels: stored.panelIds, idleSeconds: stored.idleSeconds },
    })
  })
  return viewStation(app)
}

/**
 * Gives the machine back to the office; whoever is signed in is signed out, with everything saved.
 *
 * @throws AppError `code_wrong`, `code_locked` as `tryCode`
 */
export async function closeStation(app: App, code: string): Promise<{ station: Station }> {
  const station = readStation(app)
  if (station === null) return { station: null }
  await tryCode(app, 'office', async () =>
    sameCode(await hashCode(code, saltOf(station.officeCode)), station.officeCode) ? station : null,
  )
  await app.write(['settings', 'panels'], () => {
    clearStation(app)
    logOperation(app, { operator: station.openedBy, action: 'station_closed', objectKind: 'cycle', objectId: station.cycleId })
  })
  endAllSeats(app)
  return { station: null }
}
