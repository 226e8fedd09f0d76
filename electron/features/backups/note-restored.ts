import { endRestore, type RestoreOrder } from '../../database/restore-files.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'

/** Action of the line that a restore leaves; the check of the audit log takes the gap that it names for explained. */
const restoredAction = 'restored'

/**
 * Writes into the restored data that it was restored, by whom, why, and which lines of the log it lacks; then the order is fulfilled. The line is written
 * once, also when the program ended between the two.
 */
export async function noteRestored(app: App, order: RestoreOrder): Promise<void> {
  const known = app.db
    .prepare("SELECT 1 FROM audit WHERE action = ? AND json_extract(detail, '$.restore') = ?")
    .get(restoredAction, order.id)
  if (known === undefined) {
    app.db.transaction(() =>
      logOperation(app, {
        operator: order.by,
        action: restoredAction,
        objectKind: 'backup',
        objectId: null,
        note: order.reason,
        detail: {
          restore: order.id,
          backup: order.backup,
          second: order.second,
          orderedAt: order.at,
          lostFrom: order.lost?.from ?? null,
          lostTo: order.lost?.to ?? null,
          quarantine: order.stamp,
        },
      }),
    )
  }
  await endRestore(app.folder.root, order)
}
