import { writeSealFile } from '../../../electron/features/seals/seal-work.ts'
import { readPackedDocument, readSeals } from '../../../electron/features/seals/seals-repository.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { openScenarioApp } from './open.ts'
import type { Scenario } from './scenario.ts'
import { checkResults, readYear } from './small-year.ts'

/** A year is sealed, opened again by two people, and sealed anew: the seal and the closing of the year are there together, or neither is. */
export const sealing: Scenario = {
  name: 'lock and seal',
  async prepare(dataFolder) {
    // Only this process is a test; the one that is broken off never comes here.
    const { readyCycle } = await import('../../features/seals/sealed-cycle.ts')
    const app = await openScenarioApp(dataFolder)
    await readyCycle(app)
    app.close()
  },
  async run(dataFolder, promise) {
    const app = await openScenarioApp(dataFolder)
    const { cycleId } = readYear(app)
    const { seals } = clientOf(app, '示例主任')
    const first = await seals.seal({ cycleId, signers: ['示例组长'] })
    promise(`sealed 1 ${first.sha256}`)
    await seals.reopen({ cycleId, second: '示例组长', reason: '补录一票' })
    promise('reopened 1')
    const second = await seals.seal({ cycleId, signers: [] })
    promise(`sealed 2 ${second.sha256}`)
    app.close()
  },
  async check(app, promised) {
    const { cycleId } = readYear(app)
    const stored = readSeals(app.db, cycleId)
    const { state } = app.db.prepare('SELECT state FROM cycle WHERE id = ?').get(cycleId) as { state: string }
    const lost = promised.filter((what) => {
      const [kind, revision, sha256] = what.split(' ')
      const seal = stored.find((each) => each.revision === Number(revision))
      return seal === undefined || (kind === 'sealed' ? seal.sha256 !== sha256 : seal.reopened === null)
    })
    const broken: string[] = []
    for (const { id, revision, code, sha256 } of stored) {
      // Not in a thread: after some thousand of them the runtime itself gives up now and then.
      const { fault } = writeSealFile(readPackedDocument(app.db, id), { code, sha256 })
      if (fault !== null) broken.push(`seal ${revision} does not check out: ${fault.code}`)
    }
    const inForce = stored.some(({ reopened }) => reopened === null)
    if (inForce !== (state === 'closed')) broken.push(`the year is ${state} and its seal ${inForce ? 'in force' : 'is not'}`)
    // Of a closed year nothing is computed again; that its seal fits the stored results was checked when it was made.
    return [...lost, ...broken, ...(state === 'open' ? await checkResults(app, cycleId) : [])]
  },
}
