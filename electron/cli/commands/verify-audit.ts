import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { newestVersion } from '../../database/migrations/index.ts'
import { openCopy, type PossibleKeys } from '../../database/open-database.ts'
import { faultOfSegment, segmentSchema } from '../../features/audit/audit-segment.ts'
import { type AuditCheck, checkAudit } from '../../features/audit/check-audit.ts'
import { withResults } from '../../features/audit/check-results.ts'
import { expectedForm } from '../../features/audit/expected-form.ts'
import { headCode, readHead, readHeadFile, type SignedHead } from '../../features/audit/signed-heads.ts'
import { dataFolderAt } from '../../features/data-folder.ts'
import { openKeyFile, readKeyFile } from '../../features/encryption/key-file.ts'
import { backupKeys } from '../../features/encryption/key-ring.ts'
import { readStationIdentity } from '../../security/station-key.ts'
import { auditWords } from './audit-words.ts'
import type { CommandLanguage } from './language.ts'
import type { Output } from './score.ts'

/** What is to be read: a database file, and the folder that key and witness lie in. */
interface Source {
  readonly database: string
  readonly root: string
}

/**
 * Checks the audit log and all rows of a closed data folder, of a backup, or of an archived part of the log, and says what differs. Works on a copy in a folder
 * of its own, so that not even the opening changes anything.
 *
 * @param head path of a head that was kept elsewhere
 * @param passphrase of an encrypted folder, from the environment and never from the command line
 * @returns 0 unchanged, 1 something differs, 2 it cannot be read
 */
export async function runVerifyAudit(
  path: string,
  given: { readonly head: string | undefined; readonly language: CommandLanguage; readonly passphrase: string | undefined },
  output: Output,
): Promise<number> {
  const say = auditWords[given.language]
  const kept = given.head === undefined ? null : readKept(given.head)
  if (given.head !== undefined && kept === null) {
    output.complain(say.headUnreadable(given.head))
    return 2
  }
  if (path.endsWith('.audit.json')) return verifySegment(path, kept, given.language, output)
  const source = sourceOf(path)
  if (source === null) {
    output.complain(say.unreadable(path))
    return 2
  }
  const keys = await keysOf(source.root, given.passphrase)
  if (keys === null) {
    output.complain(say.passphrase)
    return 2
  }
  const result = await checked(source, keys, kept)
  if (result === null) {
    output.complain(say.unreadable(path))
    return 2
  }
  for (const line of report(result, given.language)) output.print(line)
  return result.differenceCount === 0 ? 0 : 1
}

function readKept(path: string): SignedHead | null {
  try {
    return readHead(readFileSync(path, 'utf8'))
  } catch {
    // A file that is not there or not to be read is said to be so by the caller.
    return null
  }
}

function sourceOf(path: string): Source | null {
  const full = resolve(path)
  if (!existsSync(full)) return null
  if (statSync(full).isDirectory()) {
    const folder = dataFolderAt(full)
    return existsSync(folder.database) ? { database: folder.database, root: folder.root } : null
  }
  // A backup lies in the folder `backups` of its data folder; one that was carried away has no key beside it.
  return { database: full, root: dirname(dirname(full)) }
}

async function keysOf(root: string, passphrase: string | undefined): Promise<PossibleKeys | null> {
  const file = await readKeyFile(root).catch(() => null)
  if (file === null) return [null]
  const opened = passphrase === undefined ? null : await openKeyFile(file, passphrase)
  return opened === null ? null : backupKeys(opened.ring)
}

async function checked(source: Source, keys: PossibleKeys, kept: SignedHead | null): Promise<AuditCheck | null> {
  const folder = mkdtempSync(join(tmpdir(), 'hengjian-verify-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(source.database, copy)
    if (existsSync(`${source.database}-wal`)) copyFileSync(`${source.database}-wal`, `${copy}-wal`)
    const trusted = readStationIdentity(source.root)?.publicKey ?? kept?.publicKey ?? null
    const witness = source.database === dataFolderAt(source.root).database ? readHeadFile(source.root) : null
    const heads = [
      ...(witness === null ? [] : [{ name: 'station.head', head: witness }]),
      ...(kept === null ? [] : [{ name: '--head', head: kept }]),
    ]
    const db = openCopy(copy, keys)
    try {
      const version = db.prepare('PRAGMA user_version').pluck().get() as number
      const steps = checkAudit(db, { trusted, heads, form: version === newestVersion ? expectedForm() : null })
      for (;;) {
        const step = steps.next()
        // The results of another version's form are not this version's to compute.
        if (step.done === true) return version === newestVersion ? await withResults(db, step.value) : step.value
      }
    } finally {
      db.close()
    }
  } catch (error) {
    // What SQLite or the file system cannot read is no database of ours; anything else is a defect.
    if (error instanceof Error && 'code' in error) return null
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(result: AuditCheck, language: CommandLanguage): readonly string[] {
  const say = auditWords[language]
  const lines = [
    say.checked(result.lines, result.anchors, result.rows, result.tables),
    say.end(result.end.seq, result.end.code),
    result.keyAtHand ? say.station(result.station) : say.stationUnknown(result.station),
  ]
  if (result.differenceCount === 0) return [...lines, say.unchanged]
  return [
    ...lines,
    say.changed(result.differenceCount),
    ...(result.firstBadLine === null ? [] : [say.firstBadLine(result.firstBadLine)]),
    ...result.differences.map((difference) => `  ${say.differences[difference.kind](difference)}`),
  ]
}

function verifySegment(path: string, kept: SignedHead | null, language: CommandLanguage, output: Output): number {
  const say = auditWords[language]
  let parsed: ReturnType<typeof segmentSchema.safeParse>
  try {
    parsed = segmentSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    output.complain(say.unreadable(path))
    return 2
  }
  if (!parsed.success) {
    output.complain(say.unreadable(path))
    return 2
  }
  const segment = parsed.data
  output.print(say.segment(segment.from, segment.to, segment.head.station))
  const fault = faultOfSegment(segment)
  const foreign = kept !== null && kept.publicKey !== segment.head.publicKey
  if (fault === null && !foreign) {
    output.print(say.end(segment.to, headCode(segment.head.hash)))
    output.print(say.segmentUnchanged)
    return 0
  }
  output.print(foreign ? say.segmentForeign : fault === 0 || fault === null ? say.segmentSignature : say.firstBadLine(fault))
  return 1
}
