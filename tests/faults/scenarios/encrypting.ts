import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyFile, readKeyFile } from '../../../electron/features/encryption/key-file.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { openScenarioApp, passphrase } from './open.ts'
import { openScenarioProgram } from './program.ts'
import type { Scenario } from './scenario.ts'
import { beginYear, checkResults, judgedLeaf, readYear } from './small-year.ts'

/**
 * Encryption is turned on and a mark saved in the encrypted data: afterwards the folder is in clear or encrypted, opens with what was promised, and lacks
 * nothing. The recovery code is promised before it is needed, as people are told it.
 */
export const encrypting: Scenario = {
  name: 'encryption',
  async prepare(dataFolder) {
    await beginYear(dataFolder)
    const app = await openScenarioApp(dataFolder)
    await clientOf(app).startup.setUp({ mode: 'demonstration' })
    app.close()
  },
  async run(dataFolder, promise) {
    const { client, close } = await openScenarioProgram(dataFolder)
    const { token, recoveryCode } = await client.encryption.prepare({ passphrase, deputy: null, cipher: 'chacha20', secret: null })
    await client.encryption.turnOn({ token, recoveryCode })
    promise('encrypted')
    promise(`recovery ${recoveryCode}`)
    const [{ id: cycleId = 0 } = {}] = await client.cycles.list()
    const [{ id: judgeId = 0 } = {}] = await client.panels.judges({ cycleId })
    const [{ id: evaluateeId = 0 } = {}] = (await client.register.list({ cycleId })).evaluatees
    const mark = { state: 'scored', value: '1.5', option: null } as const
    await client.scoring.saveMark({ cycleId, evaluateeId, indicator: judgedLeaf, judgeId, mark })
    promise('mark')
    await close()
  },
  async check(app, promised) {
    const broken: string[] = []
    if (promised.includes('encrypted') && app.keys === null) broken.push('encrypted')
    if (app.keys !== null && app.db.key === null) broken.push('the keys are there, the database is in clear')
    const code = promised.find((what) => what.startsWith('recovery '))?.slice('recovery '.length)
    const file = await readKeyFile(app.folder.root)
    if (code !== undefined && (file === null || (await openKeyFile(file, code)) === null))
      broken.push('the recovery code does not open the data')
    if (app.keys === null && existsSync(join(app.folder.root, 'hengjian.keys'))) broken.push('a key file beside data in clear')
    const marks = Number(app.db.prepare('SELECT count(*) FROM mark WHERE value = 15000').pluck().get())
    if (promised.includes('mark') && marks !== 1) broken.push('mark')
    for (const name of readdirSync(app.folder.root)) if (name.endsWith('.changing')) broken.push(`${name} is left over`)
    return [...broken, ...(await checkResults(app, readYear(app).cycleId))]
  },
}
