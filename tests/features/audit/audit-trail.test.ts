import { expect, test } from 'vitest'
import { digestOfSeals } from '../../../electron/database/row-seals.ts'
import { logOperation } from '../../../electron/features/operations.ts'
import { confirmFinding, makeCycle, openTestApp } from '../../helpers/app.ts'

interface Line {
  seq: number
  actor: string
  action: string
  seals: Uint8Array | null
}

test('every transaction that changes rows leaves a line, its own or the program’s, and the last line binds the seals of all rows', async () => {
  const app = await openTestApp()
  const cycle = await makeCycle(app)
  await confirmFinding(app, cycle, cycle.evaluatees[0] ?? 0)
  await app.write([], () => logOperation(app, { operator: '甲', action: 'checked', objectKind: 'cycle', objectId: 1 }))

  const lines = app.db.prepare('SELECT seq, actor, action, seals FROM audit ORDER BY seq').all() as Line[]

  expect(lines.map(({ seq, actor, action }) => [seq, actor, action])).toEqual([
    [1, '', 'station_key_made'],
    [2, '', 'program_started'],
    [3, '', 'rows_saved'],
    [4, '测试', 'cycle_created'],
    [5, '', 'rows_saved'],
    [6, '', 'rows_saved'],
    [7, '甲', 'checked'],
  ])
  expect(lines.at(-1)?.seals).toEqual(digestOfSeals(app.db))
})
