import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type * as z from 'zod'
import { languageSchema, type settingsContract } from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { latestBackup } from '../../database/backup.ts'
import type { Scope } from '../accounts/scope.ts'
import type { App } from '../app.ts'
import { isDataFolder } from '../data-folder.ts'
import { logOperation } from '../operations.ts'
import { readAccessMode } from '../startup/access-mode.ts'
import { version } from '../version.ts'
import { readSetting, type SettingKey, writeSetting } from './settings-repository.ts'

type OutputOf<Name extends keyof typeof settingsContract> = z.output<NonNullable<(typeof settingsContract)[Name]['~orpc']['outputSchema']>>
type InputOf<Name extends 'change' | 'listFolders'> = z.output<NonNullable<(typeof settingsContract)[Name]['~orpc']['inputSchema']>>
export type About = OutputOf<'about'>

/**
 * What the settings screen shows of the program and its data folder.
 *
 * @param scope who is limited to units is not told how much is stored of all
 * @param signedIn name of the account that asks; a demonstration goes by the name that was typed last, whoever asks
 */
export async function about(app: App, scope: Scope = null, signedIn: string | null = null): Promise<About> {
  const backup = await latestBackup(app.folder.backups)
  return {
    version,
    host: app.host,
    dataFolder: app.folder.root,
    databaseBytes: scope === null ? databaseBytes(app) : null,
    lastBackupAt: backup?.at.toISOString() ?? null,
    language: languageSchema.catch('zh').parse(readSetting(app.db, 'language')),
    operator: readAccessMode(app.db) === 'demonstration' ? readSetting(app.db, 'operator') : signedIn,
    onePersonOffice: isOnePersonOffice(app),
  }
}

/** Size of what is stored; the file alone would not tell what still stands in its write-ahead log. */
function databaseBytes(app: App): number {
  return app.db.prepare('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()').pluck().get() as number
}

/** Whether a recorder may confirm own findings, with a logged reason each time. */
export function isOnePersonOffice(app: App): boolean {
  return readSetting(app.db, 'onePersonOffice') === 'true'
}

/** Changes what is given and logs who changed what. @throws AppError `not_permitted`: where the three are apart nobody confirms own findings */
export async function changeSettings(app: App, operator: string | null, input: InputOf<'change'>): Promise<About> {
  if (input.onePersonOffice === true && readAccessMode(app.db) === 'three') throw new AppError('not_permitted')
  const changes: (readonly [SettingKey, string])[] = []
  if (input.language !== undefined) changes.push(['language', input.language])
  if (input.operator !== undefined) changes.push(['operator', input.operator])
  if (input.onePersonOffice !== undefined) changes.push(['onePersonOffice', String(input.onePersonOffice)])
  await app.write(['settings'], () => {
    for (const [key, value] of changes) {
      const before = readSetting(app.db, key)
      if (before === value) continue
      writeSetting(app.db, key, value)
      logOperation(app, {
        operator: operator ?? input.operator ?? '',
        action: 'setting_changed',
        objectKind: 'setting',
        objectId: null,
        detail: { key, before, after: value },
      })
    }
  })
  return about(app, null, operator)
}

/**
 * Folders below a path, for choosing an existing data folder; hidden ones are left out.
 *
 * @throws AppError `folder_unreadable` when the path cannot be listed
 */
export function listFolders(input: InputOf<'listFolders'>): OutputOf<'listFolders'> {
  const path = resolve(input.path ?? homedir())
  try {
    const names = readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort((a, b) => (a < b ? -1 : 1))
    const parent = dirname(path)
    return {
      path,
      parent: parent === path ? null : parent,
      isDataFolder: isDataFolder(path),
      folders: names
        .slice(0, 500)
        .map((name) => ({ name: basename(name), path: join(path, name), isDataFolder: isDataFolder(join(path, name)) })),
    }
  } catch (error) {
    throw new AppError('folder_unreadable', { path, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}
