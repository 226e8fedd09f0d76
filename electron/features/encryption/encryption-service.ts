import type * as z from 'zod'
import type { EncryptionState, encryptionContract, Prepared } from '../../../shared/contract/encryption.ts'
import type { StartupState } from '../../../shared/contract/startup.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { refuseReasons } from '../../security/password-rules.ts'
import { foldRecoveryCode, newRecoveryCode } from '../../security/recovery-code.ts'
import { commonWords } from '../accounts/access-memory.ts'
import { readPolicy } from '../accounts/access-policy.ts'
import type { App } from '../app.ts'
import { storeOfApp } from '../exchange/expiring-store.ts'
import { logOperation, requireOperator } from '../operations.ts'
import type { ChangedKeys, FolderPhase, ProgramPort } from '../program-port.ts'
import { decryptFolder, encryptFolder } from './change-encryption.ts'
import { type KeyFile, makeKeyFile, putSlot, readKeyFile, type StoredSlot, withSlot, writeKeyFile } from './key-file.ts'
import { type KeyRing, presentKey } from './key-ring.ts'
import { plainBackups } from './old-backups.ts'
import { unlockFolder } from './unlock-folder.ts'

type InputOf<Name extends Exclude<keyof typeof encryptionContract, 'state'>> = z.output<
  NonNullable<(typeof encryptionContract)[Name]['~orpc']['inputSchema']>
>

/** Who acts, and on what. */
interface Acting {
  readonly app: App
  readonly program: ProgramPort
  readonly operator: string | null
}

/** What was made and waits for its recovery code to be typed back. The passphrases themselves are not kept. */
type Waiting = { readonly recoveryCode: string } & (
  | { readonly kind: 'keys'; readonly file: KeyFile; readonly ring: KeyRing }
  | { readonly kind: 'recovery'; readonly databaseId: string; readonly slot: StoredSlot }
)
const waitingOf = storeOfApp<Waiting>()

/** How the data of this folder is protected. */
export async function encryptionState(app: App): Promise<EncryptionState> {
  const file = app.keys === null ? null : await readKeyFile(app.folder.root)
  if (app.keys === null || file === null) {
    return { on: false, since: null, cipher: null, slots: [], evidenceDone: true, plainBackups: 0, keyPending: false }
  }
  const [present] = app.keys.keys
  return {
    on: true,
    since: present.createdAt,
    cipher: app.keys.cipher,
    slots: file.slots.map(({ kind, changedAt }) => ({ kind, changedAt })),
    evidenceDone: file.evidenceUnder === present.id,
    plainBackups: (await plainBackups(app.folder.backups)).length,
    keyPending: !sameBytes(app.db.key?.bytes, presentKey(app.keys)?.bytes),
  }
}

/**
 * Makes keys and a recovery code for data in clear, or new ones for encrypted data; nothing is changed.
 *
 * @throws AppError `password_refused` (reasons, minimum, classes), `encryption_is_off`, `encryption_is_on`, `passphrase_refused`, `passphrase_waits`
 */
export async function prepare(app: App, { passphrase, deputy, cipher, secret }: InputOf<'prepare'>): Promise<Prepared> {
  if (app.keys !== null && secret === null) throw new AppError('encryption_is_on')
  if (app.keys === null && secret !== null) throw new AppError('encryption_is_off')
  requireGood(app, passphrase)
  if (deputy !== null) requireGood(app, deputy)
  const before = secret === null ? [] : (await unlockFolder(app.folder, secret)).ring.keys
  const recoveryCode = newRecoveryCode()
  const made = await makeKeyFile(cipher, { passphrase, deputy, recoveryCode }, app.clock(), before, app.passwordCost)
  return { token: waitingOf(app).put({ kind: 'keys', recoveryCode, ...made }), recoveryCode }
}

/**
 * Encrypts the data, or puts it under a new key.
 *
 * @throws AppError `encryption_expired`, `recovery_code_differs`, `encryption_is_on`, and as `encryptFolder`; the data is as it was then
 */
export async function turnOn({ app, program, operator }: Acting, input: InputOf<'turnOn'>): Promise<EncryptionState> {
  const by = requireOperator(operator)
  const waiting = takeWaiting(app, input)
  if (waiting.kind !== 'keys') throw new AppError('encryption_expired')
  const { file, ring } = waiting
  const before = app.keys
  if ((before === null) !== (ring.keys.length === 1)) throw new AppError('encryption_expired')
  const line = {
    action: before === null ? 'encryption_turned_on' : 'encryption_key_renewed',
    detail: { cipher: ring.cipher, key: ring.keys[0].id },
  }
  await app.backup('encryption', by)
  const after = await changing({ app, program, by }, line, async (folder) => {
    await encryptFolder(folder, before, { file, ring })
    return { keys: ring }
  })
  await after.backup('encryption', by)
  return encryptionState(after)
}

/** Makes the data plain again. @throws AppError `encryption_is_off`, `passphrase_refused`, `passphrase_waits`, and as `decryptFolder` */
export async function turnOff({ app, program, operator }: Acting, { secret }: InputOf<'turnOff'>): Promise<EncryptionState> {
  const by = requireOperator(operator)
  if (app.keys === null) throw new AppError('encryption_is_off')
  const { ring } = await unlockFolder(app.folder, secret)
  await app.backup('encryption', by)
  const after = await changing({ app, program, by }, { action: 'encryption_turned_off', detail: {} }, async (folder) => {
    const file = await readKeyFile(folder.root)
    if (file === null) throw new AppError('encryption_is_off')
    await decryptFolder(folder, ring, file)
    return { keys: null }
  })
  await after.backup('encryption', by)
  return encryptionState(after)
}

/**
 * Writes the line of the log, closes the folder, lets `work` change its files, and gives the folder as it is open afterwards.
 *
 * The line stands in the data that is carried over. When the change fails, another line says so.
 */
async function changing(
  { app, program, by }: { readonly app: App; readonly program: ProgramPort; readonly by: string },
  line: { readonly action: string; readonly detail: Readonly<Record<string, unknown>> },
  work: (folder: App['folder']) => Promise<ChangedKeys>,
): Promise<App> {
  const operation = { operator: by, objectKind: 'data', objectId: null, ...line }
  await app.write(['settings'], () => logOperation(app, operation))
  // What the backup just made lacks is this line only; closing the folder needs no other one, which would lie there in the old form.
  app.backups.settle()
  try {
    return requireOpen(await program.reopen(work))
  } catch (error) {
    const phase = program.folder()
    if (phase.phase === 'open') {
      const { app: present } = phase
      await present.write(['settings'], () => logOperation(present, { ...operation, outcome: 'failed' }))
    }
    throw error
  }
}

function requireOpen(phase: FolderPhase): App {
  if (phase.phase === 'open') return phase.app
  throw phase.phase === 'broken' ? phase.trouble : new AppError('folder_closed')
}

/** Puts another secret into a slot. @throws AppError `encryption_is_off`, `passphrase_refused`, `passphrase_waits`, `password_refused` */
export async function changePassphrase(
  { app, operator }: Acting,
  { secret, slot, next }: InputOf<'changePassphrase'>,
): Promise<EncryptionState> {
  const by = requireOperator(operator)
  if (slot === 'passphrase' && next === null) throw new AppError('password_refused', { reasons: 'too_short', minimum: 1, classes: 0 })
  if (next !== null) requireGood(app, next)
  const { master } = await openOwn(app, secret)
  const file = await requireKeyFile(app)
  const changed = await withSlot(file, slot, next, master, app.clock(), app.passwordCost)
  await replaceKeyFile(app, by, changed, { action: 'encryption_secret_changed', detail: { slot, removed: next === null } })
  return encryptionState(app)
}

/** Makes a new recovery code, which is not in force yet. @throws AppError `encryption_is_off`, `passphrase_refused`, `passphrase_waits` */
export async function prepareRecovery(app: App, secret: string): Promise<Prepared> {
  const { master } = await openOwn(app, secret)
  const file = await requireKeyFile(app)
  const recoveryCode = newRecoveryCode()
  const made = await withSlot(file, 'recovery', recoveryCode, master, app.clock(), app.passwordCost)
  const slot = made.slots.find(({ kind }) => kind === 'recovery')
  if (slot === undefined) throw new Error('the slot that was filled is there')
  return { token: waitingOf(app).put({ kind: 'recovery', recoveryCode, databaseId: file.databaseId, slot }), recoveryCode }
}

/** Brings the new recovery code into force. @throws AppError `encryption_expired`, `recovery_code_differs`, `encryption_is_off` */
export async function setRecovery({ app, operator }: Acting, input: InputOf<'setRecovery'>): Promise<EncryptionState> {
  const by = requireOperator(operator)
  const waiting = takeWaiting(app, input)
  const file = await requireKeyFile(app)
  if (waiting.kind !== 'recovery' || waiting.databaseId !== file.databaseId) throw new AppError('encryption_expired')
  const line = { action: 'encryption_secret_changed', detail: { slot: 'recovery', removed: false } }
  await replaceKeyFile(app, by, putSlot(file, waiting.slot), line)
  return encryptionState(app)
}

/**
 * Opens the encrypted data folder that waits for its keys; one that does not wait stays as it is, and the secret is not looked at.
 *
 * @throws AppError `passphrase_refused`, `passphrase_waits`, `keys_missing`, `keys_damaged`
 */
export async function unlockData(program: ProgramPort, secret: string): Promise<{ readonly phase: StartupState['phase'] }> {
  const folder = program.folder()
  if (folder.phase !== 'locked') return { phase: folder.phase }
  const { ring, kind, failedBefore } = await unlockFolder(folder.folder, secret)
  const phase = await program.unlock(ring)
  if (phase.phase === 'open') {
    const { app } = phase
    const detail = { slot: kind, failedBefore }
    await app.write([], () => logOperation(app, { operator: '', action: 'data_unlocked', objectKind: 'data', objectId: null, detail }))
  }
  return { phase: phase.phase }
}

async function replaceKeyFile(
  app: App,
  by: string,
  file: KeyFile,
  line: { readonly action: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<void> {
  await app.write(['settings'], () => logOperation(app, { operator: by, objectKind: 'data', objectId: null, ...line }))
  await writeKeyFile(app.folder.root, file)
}

async function openOwn(app: App, secret: string) {
  if (app.keys === null) throw new AppError('encryption_is_off')
  return unlockFolder(app.folder, secret)
}

async function requireKeyFile(app: App): Promise<KeyFile> {
  const file = await readKeyFile(app.folder.root)
  if (file === null) throw new AppError('encryption_is_off')
  return file
}

function takeWaiting(app: App, { token, recoveryCode }: InputOf<'turnOn'>): Waiting {
  const store = waitingOf(app)
  const waiting = store.get(token)
  if (waiting === undefined) throw new AppError('encryption_expired')
  if (foldRecoveryCode(recoveryCode) !== foldRecoveryCode(waiting.recoveryCode)) throw new AppError('recovery_code_differs')
  store.remove(token)
  return waiting
}

/** A passphrase is held to the rules for passwords: who has the files can try as long as he likes. */
function requireGood(app: App, passphrase: string): void {
  const { minimumLength, classes, ...policy } = readPolicy(app.db)
  const reasons = refuseReasons(passphrase, { ...policy, minimumLength, classes }, [], commonWords())
  if (reasons.length > 0) throw new AppError('password_refused', { reasons: reasons.join(','), minimum: minimumLength, classes })
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0
}
