import type { App } from '../../../electron/features/app.ts'
import { dataFolderAt } from '../../../electron/features/data-folder.ts'
import { needsKeys, settleChange } from '../../../electron/features/encryption/change-encryption.ts'
import { openKeyFile, readKeyFile } from '../../../electron/features/encryption/key-file.ts'
import type { KeyRing } from '../../../electron/features/encryption/key-ring.ts'
import { openApp } from '../../../electron/features/open-app.ts'
import type { PasswordCost } from '../../../electron/security/passwords.ts'

/** The clock of every scenario; it stands still, so that the same run makes the same file calls. */
export const now = (): Date => new Date('2026-11-20T06:00:00Z')

/** Work that nobody waits for: what is broken here is files and not passwords. */
export const cheapPasswords: PasswordCost = { logCost: 4, blockSize: 8, parallel: 1 }

/** Opens every encrypted data folder of the scenarios. */
export const passphrase = '松花江畔 夜雨初歇 27'

/**
 * Opens the program's use cases on a folder, as a host does, and ends what was left half done there.
 *
 * `FAULTS_SYNCHRONOUS` weakens what a commit waits for: the control run, which must lose something, or the test sees nothing.
 */
export async function openScenarioApp(dataFolder: string): Promise<App> {
  const keys = await keysOf(dataFolder)
  const app = await openApp({
    dataFolder,
    keys,
    host: 'browser',
    clock: now,
    passwordCost: cheapPasswords,
    log: { error: () => '', info: () => undefined },
  })
  await settleChange(app.folder, keys)
  const synchronous = process.env.FAULTS_SYNCHRONOUS
  if (synchronous !== undefined) app.db.prepare(`PRAGMA synchronous = ${synchronous}`).run()
  return app
}

/** Keys of a data folder that needs some. @throws Error when the passphrase does not open it */
export async function keysOf(dataFolder: string): Promise<KeyRing | null> {
  const folder = dataFolderAt(dataFolder)
  if (!(await needsKeys(folder))) return null
  const file = await readKeyFile(folder.root)
  const opened = file === null ? null : await openKeyFile(file, passphrase)
  if (opened === null) throw new Error('the passphrase does not open the data')
  return opened.ring
}
