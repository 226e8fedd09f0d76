import { stat } from 'node:fs/promises'
import type { BackupCheck, BackupFile, BackupSource, CountedKind } from '../../../shared/contract/backups.ts'
import { countedKinds } from '../../../shared/contract/backups.ts'
import { backupAt, listBackups } from '../../database/backup.ts'
import { type BackupChecks, noteCheck, readChecks } from '../../database/backup-checks.ts'
import { type BackupManifest, readManifest, signedBytes } from '../../database/backup-manifest.ts'
import type { BackupName } from '../../database/backup-name.ts'
import { type InspectedFile, inspectCopy } from '../../database/inspect-copy.ts'
import { newestVersion } from '../../database/migrations/index.ts'
import type { PossibleKeys } from '../../database/open-database.ts'
import { isSignedBy } from '../../security/station-key.ts'

/** Backups of a folder, newest first, with what is known of each. @throws Error of the file system when the folder cannot be listed */
export async function readBackups(folder: string): Promise<BackupFile[]> {
  const checks = await readChecks(folder)
  const backups = await Promise.all((await listBackups(folder)).map((backup) => describeBackup(folder, backup, checks)))
  return backups.reverse()
}

/** One backup of a folder. @throws AppError `not_found` */
export async function readBackup(folder: string, name: string): Promise<BackupFile> {
  const { backup } = await backupAt(folder, name)
  return describeBackup(folder, backup, await readChecks(folder))
}

async function describeBackup(folder: string, { name, at, reason }: BackupName, checks: BackupChecks): Promise<BackupFile> {
  const [manifest, { size }] = await Promise.all([readManifest(folder, name), stat(`${folder}/${name}`)])
  const check = checks[name]
  return {
    name,
    at: at.toISOString(),
    reason,
    bytes: size,
    madeBy: manifest?.madeBy ?? null,
    program: manifest?.program ?? null,
    standing: standingOf(manifest, size, check?.ok),
    checkedAt: check?.at ?? (manifest === null ? null : manifest.at),
    counts: manifest === null ? null : knownCounts(manifest.counts),
    seals: manifest === null ? null : manifest.seals.length,
  }
}

function standingOf(manifest: BackupManifest | null, bytes: number, checked: boolean | undefined): BackupFile['standing'] {
  if (checked === false || (manifest !== null && manifest.bytes !== bytes)) return 'damaged'
  if (manifest === null) return checked === true ? 'verified' : 'unchecked'
  return manifest.schemaVersion > newestVersion ? 'newer' : 'verified'
}

/** Counts by the kinds that this version knows; a later one may count more. */
export function knownCounts(counts: Readonly<Record<string, number>>): Partial<Record<CountedKind, number>> {
  return Object.fromEntries(countedKinds.flatMap((kind) => (counts[kind] === undefined ? [] : [[kind, counts[kind]]])))
}

/** A backup opened and compared with what was noted when it was made. */
export interface CheckedBackup {
  readonly path: string
  readonly manifest: BackupManifest | null
  readonly inspected: InspectedFile
  readonly finding: BackupCheck['finding']
  /** It is under none of the keys, so that only its hash could be compared. */
  readonly otherKey: boolean
}

/**
 * Opens one backup and checks it in full.
 *
 * A copy that is under another key cannot be opened here; when its bytes are those of its manifest, which was written after it had been opened and checked,
 * it counts as whole. A manifest that does not carry the signature it names was written by somebody else, and says nothing of the backup.
 *
 * @param keys that it may be under, the likeliest first
 * @throws AppError `not_found`
 */
export async function checkBackup(folder: string, name: string, keys: PossibleKeys): Promise<CheckedBackup> {
  const { path } = await backupAt(folder, name)
  const manifest = await readManifest(folder, name)
  const inspected = await inspectCopy({ path, settle: false, keys })
  const isSame = manifest === null ? null : manifest.sha256 === inspected.sha256
  const otherKey = inspected.facts === null && isSame === true && manifest?.keySlots !== null
  const isForged = manifest !== null && !carriesItsSignature(manifest)
  const finding =
    isSame === false || isForged ? 'changed' : inspected.facts === null && !otherKey ? 'damaged' : isSame === null ? 'unsigned' : 'ok'
  return { path, manifest, inspected, finding, otherKey }
}

/** Whether a manifest is as its station signed it; one from before backups were signed has nothing to compare. */
function carriesItsSignature(manifest: BackupManifest): boolean {
  const { signature } = manifest
  return signature === null || isSignedBy(signature.key, signedBytes(manifest), Buffer.from(signature.value, 'base64url'))
}

/** Checks one on demand and keeps the outcome where the list shows it. A folder that cannot be written, such as a locked stick, keeps nothing. */
export async function checkOnDemand(folder: string, source: BackupSource, keys: PossibleKeys, now: Date): Promise<BackupCheck> {
  const began = performance.now()
  const { finding } = await checkBackup(folder, source.name, keys)
  const check = { at: now.toISOString(), ok: finding === 'ok' || finding === 'unsigned' }
  if (source.folder === null) {
    const names = new Set((await listBackups(folder)).map(({ name }) => name))
    await noteCheck(folder, source.name, check, names)
  }
  return { name: source.name, ...check, finding, milliseconds: Math.round(performance.now() - began) }
}
