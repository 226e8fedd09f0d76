import { expect, test } from 'vitest'
import { checkAudit } from '../../../electron/features/audit/check-audit.ts'
import { withResults } from '../../../electron/features/audit/check-results.ts'
import { makeCycle, openTestApp } from '../../helpers/app.ts'

test('a stored result that does not follow from the facts is named, although results have no seal', async () => {
  const app = await openTestApp()
  const { evaluatees } = await makeCycle(app)
  const check = async () => {
    const steps = checkAudit(app.db, { trusted: null, heads: [], form: null })
    for (;;) {
      const step = steps.next()
      if (step.done === true) return withResults(app.db, step.value)
    }
  }
  const before = await check()

  app.db.prepare('UPDATE result SET total = 195000 WHERE evaluatee_id = ?').run(evaluatees[1])
  const after = await check()

  expect([before.differenceCount, before.differences]).toEqual([0, []])
  expect(after.differences).toEqual([{ kind: 'result_differs', seq: null, name: '乙局', stated: '19.5', found: '20' }])
})
