import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseKey } from '../../database/driver.ts'
import { asRefusal } from '../../database/driver-refusals.ts'
import { openDatabase } from '../../database/open-database.ts'
import { rekeyCopy } from '../../database/rekey-copy.ts'
import { finishRestore } from '../../database/restore-files.ts'
import { syncFile } from '../../database/whole-file.ts'
import type { EvidenceCipher } from '../../files/evidence-store.ts'
import { evidencePath, getEvidence, hashBytes, placeEvidence } from '../../files/evidence-store.ts'
import type { DataFolder } from '../app.ts'
import { evidenceCipherOf, isSealedEvidence } from './evidence-cipher.ts'
import { type KeyFile, keyFileName, readKeyFile, writeKeyFile } from './key-file.ts'
import { databaseKeys, type KeyRing, presentKey } from './key-ring.ts'

/** The database on its way to another key, beside the one in use until it takes its place in one step. */
const changingName = 'hengjian.db.changing'

/** Age after which an unfinished upload is nobody's any more, in milliseconds. */
const oldUpload = 3_600_000

/** What an ordinary SQLite file begins with. */
const plainStart = Buffer.from('SQLite format 3\0', 'latin1')

/**
 * Encrypts a closed data folder, or puts an encrypted one under a new key. The evidence files follow afterwards (`sealEvidence`).
 *
 * The database changes sides in one step, the renaming of a finished and checked copy; the key file says before that it is about to. Whenever the machine
 * stops, what lies there opens: as it was, or with the new secrets. Another program is kept out by the lock on the database.
 *
 * @param before keys of the folder as it is; null when it is plain
 * @throws AppError `database_locked`, `database_corrupt`, `disk_full`, `disk_failed`; the folder is as it was then
 */
export async function encryptFolder(folder: DataFolder, before: KeyRing | null, prepared: { file: KeyFile; ring: KeyRing }): Promise<void> {
  const { file, ring } = prepared
  await changeDatabase(folder, before, presentKey(ring), async () => {
    // A new key goes into force at once: the file opens the database under the old key and under the new one.
    await writeKeyFile(folder.root, before === null ? { ...file, state: 'turning_on' } : { ...file, state: 'on' })
  })
  await writeKeyFile(folder.root, { ...file, state: 'on' })
}

/** Makes an encrypted, closed data folder plain: evidence first, then the database. @throws as `encryptFolder` */
export async function decryptFolder(folder: DataFolder, ring: KeyRing, file: KeyFile): Promise<void> {
  await writeKeyFile(folder.root, { ...file, evidenceUnder: null })
  await eachEvidence(folder, async (hash) => openFile(folder, hash, evidenceCipherOf(ring)))
  await changeDatabase(folder, ring, null, () => writeKeyFile(folder.root, { ...file, evidenceUnder: null, state: 'turning_off' }))
  await removeKeyFile(folder.root)
}

async function changeDatabase(
  folder: DataFolder,
  before: KeyRing | null,
  to: DatabaseKey | null,
  announce: () => Promise<void>,
): Promise<void> {
  const path = join(folder.root, changingName)
  try {
    await rm(path, { force: true })
    const refuse = async (): Promise<void> => {
      throw new Error('an open database was brought to the newest form before')
    }
    const database = await openDatabase(folder.database, { mode: 'existing', keys: databaseKeys(before), beforeMigration: refuse })
    try {
      await database.copyTo(path)
      await rekeyCopy({ path, from: [database.key], to })
      await announce()
    } finally {
      database.close()
    }
    // Closed, the database is one file: a log left beside it would be read into the new one.
    for (const rest of ['-wal', '-shm', '-journal']) {
      if (existsSync(`${folder.database}${rest}`)) throw new Error(`${folder.database}${rest} is still there`)
    }
    await rename(path, folder.database)
    await syncFile(folder.root)
  } catch (error) {
    await rm(path, { force: true })
    throw asRefusal(error, folder.database)
  }
}

/**
 * Whether a data folder that is not open needs keys to be opened: its key file says so, and while it was changing over, the database's first bytes.
 * A restore that was interrupted is carried out before, because it decides which key file is the folder's.
 *
 * Not to be asked of a folder that this program has open: reading the file beside SQLite would give its lock away.
 *
 * @throws AppError `keys_damaged`
 */
export async function needsKeys(folder: DataFolder): Promise<boolean> {
  await finishRestore(folder.root)
  const file = await readKeyFile(folder.root)
  if (file === null) return false
  return file.state === 'on' || !(await startsPlain(folder.database))
}

/** Whether a database that does not open is an encrypted one whose key file is gone: encrypted files keep the form of the page in clear. */
export async function lacksKeys(folder: DataFolder): Promise<boolean> {
  if (existsSync(join(folder.root, keyFileName))) return false
  const start = await firstBytes(folder.database, 24)
  // Fractions of a page that every SQLite file has at this place.
  return start !== null && !start.subarray(0, 16).equals(plainStart) && start.subarray(21, 24).equals(Buffer.from([64, 32, 32]))
}

/**
 * Ends what a stop in the middle of a change left behind. To be called while the database is open, which keeps other programs out.
 *
 * @throws AppError `keys_damaged`, `disk_full`, `disk_failed`; the folder opens all the same the next time
 */
export async function settleChange(folder: DataFolder, ring: KeyRing | null): Promise<void> {
  const path = join(folder.root, changingName)
  try {
    if (existsSync(path)) await rm(path, { force: true })
    const file = await readKeyFile(folder.root)
    if (file === null) return
    if (ring === null) await removeKeyFile(folder.root)
    else if (file.state !== 'on') await writeKeyFile(folder.root, { ...file, state: 'on' })
  } catch (error) {
    throw asRefusal(error, path)
  }
}

async function removeKeyFile(root: string): Promise<void> {
  await rm(join(root, keyFileName), { force: true })
  await syncFile(root)
}

async function startsPlain(path: string): Promise<boolean> {
  return (await firstBytes(path, plainStart.byteLength))?.equals(plainStart) ?? false
}

async function firstBytes(path: string, count: number): Promise<Buffer | null> {
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(count), 0, count, 0)
      return bytesRead === count ? buffer : null
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Seals the evidence files that lie there in clear or under an older key, one after the other; says how many it could not open. Stops when `signal` aborts, and
 * goes on at the next start.
 */
export async function sealEvidence(folder: DataFolder, ring: KeyRing, signal: AbortSignal): Promise<number> {
  const file = await readKeyFile(folder.root)
  const [present] = ring.keys
  if (file === null || file.evidenceUnder === present.id) return 0
  const cipher = evidenceCipherOf(ring)
  if (cipher === null) return 0
  let unopened = 0
  await eachEvidence(folder, async (hash) => {
    if (!signal.aborted && !(await sealFile(folder, hash, cipher))) unopened += 1
  })
  if (signal.aborted || unopened > 0) return unopened
  const latest = await readKeyFile(folder.root)
  // Somebody may have changed a secret meanwhile; only what was found out is added.
  if (latest?.databaseId === file.databaseId) await writeKeyFile(folder.root, { ...latest, evidenceUnder: present.id })
  return 0
}

/** @returns false when the content cannot be opened, so that the file is left as it is */
async function sealFile(folder: DataFolder, hash: string, cipher: EvidenceCipher): Promise<boolean> {
  if (cipher.isPresent(await firstPart(folder, hash))) return true
  const content = await getEvidence(folder.evidence, hash, cipher)
  if (content.state === 'damaged') return false
  if (content.state === 'whole') await placeEvidence(folder.evidence, hash, cipher.seal(hash, content.bytes))
  return true
}

async function openFile(folder: DataFolder, hash: string, cipher: EvidenceCipher | null): Promise<void> {
  const stored = await readFile(evidencePath(folder.evidence, hash))
  if (cipher === null || !isSealedEvidence(stored)) return
  const bytes = cipher.open(hash, stored)
  // What does not open is damaged in either form, and stays for whoever looks into it.
  if (bytes !== null && (await hashBytes(bytes)) === hash) await placeEvidence(folder.evidence, hash, bytes)
}

async function firstPart(folder: DataFolder, hash: string): Promise<Buffer> {
  return (await firstBytes(evidencePath(folder.evidence, hash), 64)) ?? Buffer.alloc(0)
}

/** What an interrupted upload left may be in clear, and nothing refers to it; one that is under way is younger. */
async function removeOld(path: string): Promise<void> {
  const age =
    Date.now() -
    (await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    ))
  if (age > oldUpload) await rm(path, { force: true })
}

async function eachEvidence(folder: DataFolder, work: (hash: string) => Promise<void>): Promise<void> {
  const parts = await readdir(folder.evidence).catch(() => [])
  for (const part of parts) {
    if (!/^[0-9a-f]{2}$/u.test(part)) continue
    for (const name of await readdir(join(folder.evidence, part))) {
      if (/^[0-9a-f]{64}$/u.test(name)) await work(name)
      else if (name.endsWith('.unfinished')) await removeOld(join(folder.evidence, part, name))
    }
  }
}
