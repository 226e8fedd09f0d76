import type { App } from '../../../electron/features/app.ts'
import { openApp } from '../../../electron/features/open-app.ts'

/**
 * Opens the program's use cases on a folder, as a host does; its clock stands still, so that the same run makes the same file calls.
 *
 * `FAULTS_SYNCHRONOUS` weakens what a commit waits for: the control run, which must lose something, or the test sees nothing.
 */
export async function openScenarioApp(dataFolder: string): Promise<App> {
  const app = await openApp({
    dataFolder,
    host: 'browser',
    clock: () => new Date('2026-11-20T06:00:00Z'),
    log: { error: () => '', info: () => undefined },
  })
  const synchronous = process.env.FAULTS_SYNCHRONOUS
  if (synchronous !== undefined) app.db.prepare(`PRAGMA synchronous = ${synchronous}`).run()
  return app
}
