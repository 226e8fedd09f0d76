import { basename, dirname } from 'node:path'
import * as z from 'zod'
import type { BackupFile, BackupState, CopiedBackup } from '../../../shared/contract/backups.ts'
import { freeBytes } from '../../database/backup-space.ts'
import type { App } from '../app.ts'
import { backupKeys } from '../encryption/key-ring.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readSetting, writeSetting } from '../settings/settings-repository.ts'
import { readBackup, readBackups } from './backup-files.ts'
import { intervalMinutes } from './backup-keeper.ts'
import { copyBackup } from './copy-backup.ts'

/** After so many days without a copy on a second medium the screens remind of it. */
const copyEveryDays = 7
const day = 24 * 60 * 60 * 1000

const copySchema = z.strictObject({ at: z.string(), folder: z.string(), name: z.string() }).nullable()

/** What the office should know of its backups. */
export async function backupState(app: App): Promise<BackupState> {
  const backups = await readBackups(app.folder.backups)
  const [newest] = backups
  const copy = lastCopy(app)
  return {
    folder: app.folder.backups,
    lastAt: newest?.at ?? null,
    lastReason: newest?.reason ?? null,
    changedSince: app.backups.changedSince,
    intervalMinutes,
    trouble: app.backups.trouble === null ? null : { ...app.backups.trouble, data: { ...app.backups.trouble.data } },
    copy,
    copyDue: isCopyDue(app, copy, backups.at(-1) ?? null),
    totalBytes: backups.reduce((sum, { bytes }) => sum + bytes, 0),
    freeBytes: await freeBytes(app.folder.root).catch(() => null),
  }
}

/** Due once there is something a week old that no copy holds: the last copy, or without one the oldest backup. */
function isCopyDue(app: App, copy: BackupState['copy'], oldest: BackupFile | null): boolean {
  const since = copy?.at ?? oldest?.at
  return since !== undefined && app.clock().getTime() - new Date(since).getTime() >= copyEveryDays * day
}

function lastCopy(app: App): BackupState['copy'] {
  const stored = readSetting(app.db, 'backupCopy')
  return stored === null ? null : copySchema.catch(null).parse(JSON.parse(stored))
}

/** Makes a backup because somebody asked for it. @throws AppError `operator_required`, `backup_space_low`, `disk_full`, `disk_failed` */
export async function makeBackup(app: App, operator: string | null): Promise<BackupFile> {
  const madeBy = requireOperator(operator)
  const { name } = await app.backups.takeNow(madeBy)
  await app.write(['settings'], () =>
    logOperation(app, { operator: madeBy, action: 'backup_made', objectKind: 'backup', objectId: null, detail: { backup: name } }),
  )
  app.backups.settle()
  return readBackup(app.folder.backups, name)
}

/**
 * Copies a backup to another medium, and keeps in mind when and where.
 *
 * @throws AppError `operator_required`, and as `copyBackup`
 */
export async function copyToMedium(
  app: App,
  operator: string | null,
  input: { readonly name: string; readonly folder: string; readonly evidence: boolean },
): Promise<CopiedBackup> {
  const by = requireOperator(operator)
  const copied = await copyBackup(app.folder, {
    name: input.name,
    to: input.folder,
    evidence: input.evidence,
    keys: backupKeys(app.keys),
  })
  const isCovered = !app.backups.changedSince
  await app.write(['settings'], () => {
    // A copy on the same disk does not outlive it: the reminder stays.
    if (!copied.sameDisk) {
      writeSetting(app.db, 'backupCopy', JSON.stringify({ at: app.clock().toISOString(), folder: copied.folder, name: copied.name }))
    }
    const medium = { backup: copied.name, medium: basename(copied.folder) || dirname(copied.folder), evidence: copied.evidenceFiles }
    logOperation(app, { operator: by, action: 'backup_copied', objectKind: 'backup', objectId: null, detail: medium })
  })
  if (isCovered) app.backups.settle()
  return copied
}
