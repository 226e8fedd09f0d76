import type { App } from '../app.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { forgetAttempts } from './code-attempts.ts'
import { clearStation, readStation } from './station-service.ts'

/**
 * Gives the machine back to the office without the office code, for whoever may work with the closed data folder itself. The operation log says who did
 * it and that no code was asked; wrong office codes tried before count no more, because the next station has another code.
 *
 * @returns the cycle of the station that was released; null when the machine was none, and nothing was changed
 * @throws AppError `operator_required`
 */
export async function releaseStation(app: App, operator: string | null): Promise<{ cycleId: number } | null> {
  const by = requireOperator(operator)
  const station = readStation(app)
  if (station === null) return null
  await app.write(['settings', 'panels'], () => {
    clearStation(app)
    forgetAttempts(app, 'office')
    logOperation(app, {
      operator: by,
      action: 'station_released',
      objectKind: 'cycle',
      objectId: station.cycleId,
      detail: { panels: station.panelIds, openedBy: station.openedBy },
    })
  })
  return { cycleId: station.cycleId }
}
