import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { confirmationWords, type Restored, type RestoreInput } from '../../../shared/contract/backups.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { backupName } from '../../database/backup-name.ts'
import { rekeyCopy } from '../../database/rekey-copy.ts'
import { dropStaged, finishRestore, keysName, orderRestore, quarantineName, stageRestore } from '../../database/restore-files.ts'
import type { DataFolder } from '../app.ts'
import { presentKey } from '../encryption/key-ring.ts'
import type { FolderPhase, ProgramPort } from '../program-port.ts'
import { samePerson } from '../same-person.ts'
import { copyMissing, mediumEvidence } from './copy-backup.ts'
import { missingEvidence } from './missing-evidence.ts'
import { folderOf, keysOf, type PreparedRestore, recallRestore, ringOf } from './restore-preview.ts'

/** Who restores, and how the second person proves to be who it says. */
export interface Restoring {
  /** Null while nobody is signed in; the input names who restores then. */
  readonly operator: string | null
  /** Says the name of the second person, proven as far as it can be. @throws AppError when name and password do not belong together */
  readonly proveSecond: (second: NonNullable<RestoreInput['second']>) => Promise<string>
}

/**
 * Puts a backup in the place of the present data, which is backed up once more where it can be read, and whose files go to the quarantine as they are.
 *
 * Everything that can be refused is refused before anything changes. From the order on (`orderRestore`) the restore is carried out even if the program is
 * killed: the next start finishes it. Every page comes back on the restored data.
 *
 * @throws AppError `not_found`, `backup_damaged`, `restore_outdated`, `restore_unconfirmed`, `reason_required`, `operator_required`, `two_people_required`,
 *   `backup_space_low`, `disk_full`, `disk_failed`; the present data is as it was then
 */
export async function restore(program: ProgramPort, input: RestoreInput, restoring: Restoring): Promise<Restored> {
  const phase = program.folder()
  const prepared = await recallRestore(phase, input.source, input.previewId)
  const { by, second } = await requireConsent(prepared, input, restoring)
  const folder = phase.phase === 'open' ? phase.app.folder : phase.folder
  const { checked, preview } = prepared
  const { keySlots, encrypt } = await keysAfter(phase, prepared)
  const id = await stageRestore(folder.root, { path: checked.path, sha256: checked.inspected.sha256 }, keySlots, encrypt)
  const at = program.clock()
  const stamp = backupName(at, 'restore').slice('hengjian-'.length, -'.db'.length)
  const order = {
    format: 'hengjian-restore/1' as const,
    id,
    stamp,
    hasKeys: keySlots !== null,
    backup: input.source.name,
    at: at.toISOString(),
    by,
    second,
    reason: input.reason,
    lost: preview.lost.range,
    process: process.pid,
  }
  let reopened: FolderPhase
  try {
    if (phase.phase === 'open') await phase.app.gate.run(() => phase.app.backup('restore', by))
    reopened = await program.reopen(async ({ root }) => {
      await orderRestore(root, order)
      await finishRestore(root)
    })
  } catch (error) {
    await dropStaged(folder.root, id)
    throw error
  }
  return {
    ...(await outcome(reopened, folder, folderOf(phase, input.source))),
    backup: order.backup,
    quarantine: join(folder.root, quarantineName, stamp),
  }
}

/**
 * What opens the restored data. A folder that is encrypted stays so, under its present passphrase, whatever the backup is under; only a backup that none of
 * its keys opens brings its own key slots.
 */
async function keysAfter(
  phase: FolderPhase,
  { checked }: PreparedRestore,
): Promise<{ keySlots: string | null; encrypt: (path: string) => Promise<void> }> {
  const nothing = () => Promise.resolve()
  const key = presentKey(ringOf(phase))
  if (key === null || checked.otherKey) return { keySlots: checked.manifest?.keySlots ?? null, encrypt: nothing }
  const keySlots = await readFile(join((phase.phase === 'open' ? phase.app.folder : phase.folder).root, keysName), 'utf8')
  return { keySlots, encrypt: checked.manifest?.keySlots == null ? (path) => rekeyCopy({ path, from: keysOf(phase), to: key }) : nothing }
}

/** @returns who restores, and the second person where one is needed */
async function requireConsent(
  { preview }: PreparedRestore,
  input: RestoreInput,
  restoring: Restoring,
): Promise<{ readonly by: string; readonly second: string | null }> {
  if (!preview.usable) throw new AppError('backup_damaged', { path: input.source.name, fault: preview.fault })
  if (preview.previewId !== input.previewId) throw new AppError('restore_outdated')
  const typed = input.confirmation.normalize('NFKC').trim().toLowerCase()
  if (!confirmationWords.some((word) => word === typed)) throw new AppError('restore_unconfirmed')
  if (input.reason === '') throw new AppError('reason_required', { field: 'reason' })
  const by = restoring.operator ?? input.by ?? ''
  if (by === '') throw new AppError('operator_required')
  if (preview.lostSeals.length === 0) return { by, second: null }
  const second = input.second === null ? null : await restoring.proveSecond(input.second)
  if (second === null || samePerson(by, second)) throw new AppError('two_people_required', { name: by })
  return { by, second }
}

/** What stands there now; evidence that lies beside a backup of another medium is fetched, and what is still missing is named. */
async function outcome(phase: FolderPhase, folder: DataFolder, source: string): Promise<Omit<Restored, 'backup' | 'quarantine'>> {
  if (phase.phase !== 'open') return { phase: phase.phase, missingEvidence: [], missingCount: 0, fetchedEvidence: 0 }
  const before = await missingEvidence(phase.app)
  const wanted = new Set(before.map(({ hash }) => hash))
  const fetched =
    wanted.size === 0 || source === folder.backups ? 0 : (await copyMissing(join(source, mediumEvidence), folder.evidence, wanted)).files
  const missing = fetched === 0 ? before : await missingEvidence(phase.app)
  return {
    phase: 'open',
    missingEvidence: missing.slice(0, 200).map(({ name }) => name),
    missingCount: missing.length,
    fetchedEvidence: fetched,
  }
}
