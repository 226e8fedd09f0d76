import { setUpAccess } from '../../../electron/features/accounts/access-service.ts'
import { importing } from './importing.ts'
import { openScenarioApp } from './open.ts'
import { savingFacts } from './saving-facts.ts'

/** A data folder with a register, findings, marks, results, three accounts, and the log of all that. */
export async function fullFolder(dataFolder: string): Promise<void> {
  const nobodyWaits = (): void => undefined
  await savingFacts.prepare(dataFolder)
  await savingFacts.run(dataFolder, nobodyWaits)
  await importing.run(dataFolder, nobodyWaits)
  const app = await openScenarioApp(dataFolder)
  const account = (login: string) => ({ login, name: `账户${login}`, password: '松花江畔 夜雨初歇 27' })
  await setUpAccess(app, { mode: 'three', administrator: account('guanli'), security: account('anquan'), auditor: account('shenji') })
  app.close()
}
