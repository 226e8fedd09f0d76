import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listBackups } from '../../database/backup.ts'
import { type LogTail, readManifest, type SealFact } from '../../database/backup-manifest.ts'
import { readFacts } from '../../database/copy-facts.ts'
import { type Database, wrapConnection } from '../../database/database.ts'
import { connectCopy } from '../../database/open-database.ts'
import type { DataFolder } from '../app.ts'
import { readHeadFile } from '../audit/signed-heads.ts'
import type { FolderPhase } from '../program-port.ts'
import { logLine, type OperationGroup, operationsAfter } from './log-lines.ts'

/** The present data as far as it can be read, to be compared with a backup. */
export interface PresentData {
  /** Null where the database cannot be read at all. */
  readonly counts: Readonly<Record<string, number>> | null
  /** Last known line of the operation log: of the database, or of the newest backup where it cannot be read. */
  readonly tail: LogTail
  readonly seals: readonly SealFact[]
  /** The line with a number; undefined when there is none, or nobody can say. */
  line(seq: number): LogTail | undefined
  operationsAfter(seq: number): readonly OperationGroup[]
}

/** Reads the present data and hands it to `use`; what had to be opened for it is gone afterwards. */
export async function withPresentData<T>(phase: FolderPhase, use: (present: PresentData) => Promise<T>): Promise<T> {
  if (phase.phase === 'open') return use(readable(phase.app.db))
  const salvaged = await salvage(phase.folder)
  if (salvaged === null) return use(await knownFromBackups(phase.folder))
  try {
    return await use(salvaged.present)
  } finally {
    await salvaged.close()
  }
}

function readable(db: Database): PresentData {
  const { counts, tail, seals } = readFacts(db)
  return { counts, tail, seals, line: (seq) => logLine(db, seq), operationsAfter: (seq) => operationsAfter(db, seq) }
}

/**
 * Tries to read a damaged database from a copy, so that people can be told what was entered last; the files themselves are not opened, because that may
 * change them. Null when not even that can be read, or the database is encrypted.
 */
async function salvage(folder: DataFolder): Promise<{ readonly present: PresentData; close(): Promise<void> } | null> {
  const copy = join(folder.backups, `salvage.${randomUUID()}.unfinished`)
  const parts = ['', '-wal'] as const
  const remove = async () => {
    for (const part of [...parts, '-shm']) await rm(`${copy}${part}`, { force: true })
  }
  let db: Database | null = null
  try {
    await mkdir(folder.backups, { recursive: true, mode: 0o700 })
    for (const part of parts) {
      await copyFile(`${folder.database}${part}`, `${copy}${part}`).catch((error: NodeJS.ErrnoException) => {
        if (part === '' || error.code !== 'ENOENT') throw error
      })
    }
    const { connection, key } = connectCopy(copy, [null], { readonly: false })
    db = wrapConnection(connection, copy, key)
    const opened = db
    const present = readable(opened)
    present.operationsAfter(0)
    return {
      present,
      close: async () => {
        opened.close()
        await remove()
      },
    }
  } catch {
    // Whatever is wrong with it is why it is to be replaced.
    db?.close()
    await remove()
    return null
  }
}

/** What the manifests of the backups and the witness beside the database say of the latest state that is known. */
async function knownFromBackups(folder: DataFolder): Promise<PresentData> {
  const backups = await listBackups(folder.backups)
  const manifests = (await Promise.all(backups.map(({ name }) => readManifest(folder.backups, name)))).filter(
    (manifest) => manifest !== null,
  )
  const tails = manifests.map(({ tail }) => tail)
  const head = readHeadFile(folder.root)
  if (head !== null) tails.push({ seq: head.seq, at: head.at, hash: head.hash })
  const newest = tails.reduce<LogTail>((latest, tail) => (tail.seq > latest.seq ? tail : latest), { seq: 0, at: null, hash: null })
  const seals = new Map(manifests.flatMap((manifest) => manifest.seals.map((seal) => [seal.sha256, seal] as const)))
  return {
    counts: null,
    tail: newest,
    seals: [...seals.values()],
    line: (seq) => manifests.find(({ tail }) => tail.seq === seq)?.tail,
    operationsAfter: () => [],
  }
}
