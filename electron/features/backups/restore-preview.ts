import { createHash } from 'node:crypto'
import { type BackupSource, countedKinds, type RestorePreview } from '../../../shared/contract/backups.ts'
import type { LogTail, SealFact } from '../../database/backup-manifest.ts'
import type { CopyFacts } from '../../database/copy-facts.ts'
import { newestVersion } from '../../database/migrations/index.ts'
import { applicationId, type PossibleKeys } from '../../database/open-database.ts'
import { fingerprintOf, readStationIdentity } from '../../security/station-key.ts'
import type { DataFolder } from '../app.ts'
import { backupKeys, type KeyRing } from '../encryption/key-ring.ts'
import type { FolderPhase } from '../program-port.ts'
import { type CheckedBackup, checkBackup, knownCounts, readBackup } from './backup-files.ts'
import { type PresentData, withPresentData } from './present-data.ts'

/** The preview, and what the restore itself needs of the check that it was made from. */
export interface PreparedRestore {
  readonly preview: RestorePreview
  readonly checked: CheckedBackup
}

type BackupFacts = Pick<CopyFacts, 'counts' | 'tail' | 'seals'>

const nothing: BackupFacts = { counts: {}, tail: { seq: 0, at: null, hash: null }, seals: [] }
const mostGroups = 40

/** Folder that a source names. */
export function folderOf(phase: FolderPhase, source: BackupSource): string {
  return source.folder ?? dataFolderOf(phase).backups
}

function dataFolderOf(phase: FolderPhase): DataFolder {
  return phase.phase === 'open' ? phase.app.folder : phase.folder
}

/** Keys that backups of this data folder may be under: its present and earlier ones, and none for those made before it was encrypted. */
export function keysOf(phase: FolderPhase): PossibleKeys {
  return backupKeys(ringOf(phase))
}

/** The keys of the data folder, where somebody has unlocked it, even if it does not open; null otherwise. */
export function ringOf(phase: FolderPhase): KeyRing | null {
  return phase.phase === 'open' ? phase.app.keys : phase.phase === 'broken' ? phase.keys : null
}

/**
 * Checks a backup in full and says what would be gone if it took the place of the present data. Changes nothing.
 *
 * @throws AppError `not_found`
 */
export async function prepareRestore(phase: FolderPhase, source: BackupSource): Promise<PreparedRestore> {
  const folder = folderOf(phase, source)
  const checked = await checkBackup(folder, source.name, keysOf(phase))
  const backup = await readBackup(folder, source.name)
  const facts: BackupFacts = checked.inspected.facts ?? checked.manifest ?? nothing
  const fault = faultOf(checked)
  const preview = await withPresentData(phase, async (present) => ({
    previewId: previewId(source, checked, present.tail),
    backup: fault === 'changed' || fault === 'damaged' ? { ...backup, standing: 'damaged' as const } : backup,
    usable: fault === null,
    fault,
    signer: signerOf(phase, checked),
    presentReadable: present.counts !== null,
    ...comparison(present, facts),
  }))
  return keep({ preview, checked })
}

/** Checks of the last few previews, by their id: a restore that follows need not check the same bytes again. */
const recent = new Map<string, PreparedRestore>()
const mostRecent = 5

/**
 * The preview that somebody confirms, when nothing was written since; otherwise a new one, which then has another id. The bytes of the backup are compared
 * once more when they are copied.
 *
 * @throws AppError `not_found`
 */
export async function recallRestore(phase: FolderPhase, source: BackupSource, id: string): Promise<PreparedRestore> {
  const prepared = recent.get(id)
  if (prepared === undefined) return prepareRestore(phase, source)
  const isSame = await withPresentData(phase, async ({ tail }) => previewId(source, prepared.checked, tail) === id)
  return isSame ? prepared : prepareRestore(phase, source)
}

function keep(prepared: PreparedRestore): PreparedRestore {
  recent.set(prepared.preview.previewId, prepared)
  for (const id of [...recent.keys()].slice(0, -mostRecent)) recent.delete(id)
  return prepared
}

function signerOf(phase: FolderPhase, { manifest, finding }: CheckedBackup): RestorePreview['signer'] {
  if (manifest?.signature == null || finding === 'changed') return null
  const { key } = manifest.signature
  return { fingerprint: fingerprintOf(key), isThis: readStationIdentity(dataFolderOf(phase).root)?.publicKey === key }
}

function faultOf({ finding, inspected, manifest, otherKey }: CheckedBackup): RestorePreview['fault'] {
  if (finding === 'changed' || finding === 'damaged') return finding
  const version = inspected.facts?.schemaVersion ?? manifest?.schemaVersion ?? 0
  if (version > newestVersion) return 'newer'
  if (otherKey && manifest?.keySlots === null) return 'other_key'
  return inspected.facts !== null && inspected.facts.applicationId !== applicationId ? 'foreign' : null
}

function comparison(present: PresentData, backup: BackupFacts): Pick<RestorePreview, 'otherHistory' | 'lost' | 'counts' | 'lostSeals'> {
  const otherHistory = !isEarlierState(present, backup.tail)
  const after = otherHistory ? 0 : backup.tail.seq
  const groups = present.operationsAfter(after)
  const known = groups.reduce((sum, { count }) => sum + count, 0)
  const operations = known > 0 ? known : Math.max(0, present.tail.seq - after)
  const kinds = knownCounts(backup.counts)
  const now = present.counts === null ? null : knownCounts(present.counts)
  return {
    otherHistory,
    lost: {
      range: present.tail.seq > after ? { from: after + 1, to: present.tail.seq } : null,
      operations,
      firstAt: earliest(groups.map(({ firstAt }) => firstAt)),
      lastAt: operations === 0 ? null : present.tail.at,
      groups: groups.slice(0, mostGroups).map(({ operator, action, count, lastAt }) => ({ operator, action, count, lastAt })),
    },
    counts: countedKinds
      .filter((kind) => kinds[kind] !== undefined || now?.[kind] !== undefined)
      .map((kind) => ({ kind, present: now === null ? null : (now[kind] ?? null), backup: kinds[kind] ?? 0 })),
    lostSeals: lostSeals(present.seals, backup.seals),
  }
}

/** Whether the present log has the backup's last line. A backup from before anything was entered is an earlier state of everything. */
function isEarlierState(present: PresentData, tail: LogTail): boolean {
  if (tail.seq === 0 || present.tail.seq === 0) return true
  const same = present.line(tail.seq)
  // A log that is older than the backup cannot be asked; nor one of which only the newest line is known.
  if (same === undefined) return present.counts === null
  return same.at === tail.at && (same.hash === null || tail.hash === null || same.hash === tail.hash)
}

/** Seals that the backup does not have; a seal that was reopened since then is in force again and not lost. */
function lostSeals(present: readonly SealFact[], backup: readonly SealFact[]): RestorePreview['lostSeals'] {
  const kept = new Set(backup.map(({ sha256 }) => sha256))
  return present
    .filter(({ sha256 }) => !kept.has(sha256))
    .map(({ cycle, revision, sealedAt, inForce }) => ({ cycle, revision, sealedAt, inForce }))
}

function earliest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>((first, instant) => (first === null || instant < first ? instant : first), null)
}

/** Changes with the backup's bytes and with every line that is written meanwhile. */
function previewId(source: BackupSource, { inspected }: CheckedBackup, tail: LogTail): string {
  return createHash('sha256')
    .update(JSON.stringify([source, inspected.sha256, tail]))
    .digest('hex')
}
