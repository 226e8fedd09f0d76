import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { slotKinds } from '../../../shared/contract/encryption.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { ciphers } from '../../database/driver.ts'
import { writeWhole } from '../../database/whole-file.ts'
import { fillSlot, keyBytes, newKey, openSlot, type SlotCost, seal, unseal } from '../../security/key-slots.ts'
import { foldRecoveryCode } from '../../security/recovery-code.ts'
import type { KeyRing, RingKey } from './key-ring.ts'

/** File of the key slots inside a data folder. Without it, or without a secret that opens one of its slots, nobody reads the data again. */
export const keyFileName = 'hengjian.keys'

const format = 'hengjian-keys/1'

export type SlotKind = (typeof slotKinds)[number]

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const sealedSchema = z.strictObject({ nonce: base64, bytes: base64 })

const keyFileSchema = z.strictObject({
  format: z.literal(format),
  /** Of this pair of database and key file; binds the slots to it. 32 hex digits. */
  databaseId: z.string().regex(/^[0-9a-f]{32}$/u),
  cipher: z.enum(ciphers),
  /**
   * `on`: the database is encrypted. The other two stand while it changes over: then the database's own first bytes say which side it is on, because it
   * changes sides in one step and this file cannot change in the same.
   */
  state: z.enum(['turning_on', 'on', 'turning_off']),
  /** Id of the key under which all evidence files were found sealed; null while that is not known. */
  evidenceUnder: z.string().nullable(),
  slots: z
    .array(
      z.strictObject({
        kind: z.enum(slotKinds),
        changedAt: z.iso.datetime(),
        // Bounded, so that a file cannot ask for more memory than a machine of an office has.
        cost: z.strictObject({ logCost: z.int().min(1).max(18), blockSize: z.int().min(1).max(8), parallel: z.int().min(1).max(4) }),
        salt: base64,
        ...sealedSchema.shape,
      }),
    )
    .min(1)
    .max(3),
  /** The keys of database and evidence, sealed under the master key; the first is the present one, the others open older backups. */
  keys: z
    .array(z.strictObject({ id: z.string().regex(/^[0-9a-f]{8}$/u), createdAt: z.iso.datetime(), ...sealedSchema.shape }))
    .min(1)
    .max(100),
})
/** The key slots file, parsed. */
export type KeyFile = z.output<typeof keyFileSchema>
export type StoredSlot = KeyFile['slots'][number]

const slotPlace = (file: Pick<KeyFile, 'databaseId'>, kind: SlotKind): string => `${format}|${file.databaseId}|slot|${kind}`
const keyPlace = (file: Pick<KeyFile, 'databaseId'>, id: string): string => `${format}|${file.databaseId}|key|${id}`

/** The text of a key slots file, as it stands in the folder and in manifests of backups. */
export function keyFileText(file: KeyFile): string {
  return `${JSON.stringify(file, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value), 1)}\n`
}

/** @throws AppError `keys_damaged` for a text that is no key slots file */
export function parseKeyFile(text: string, path: string): KeyFile {
  try {
    return keyFileSchema.parse(JSON.parse(text))
  } catch {
    throw new AppError('keys_damaged', { path })
  }
}

/** The key slots file of a folder; null when there is none. @throws AppError `keys_damaged`; the file system's error */
export async function readKeyFile(root: string): Promise<KeyFile | null> {
  const path = join(root, keyFileName)
  try {
    return parseKeyFile(await readFile(path, 'utf8'), path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Writes the key slots file whole, flushed and under its name in one step. */
export async function writeKeyFile(root: string, file: KeyFile): Promise<void> {
  await writeWhole(join(root, keyFileName), keyFileText(file))
}

/** What people know: the secrets that open the slots. The recovery code is made by the program and told once. */
export interface Secrets {
  readonly passphrase: string
  readonly deputy: string | null
  readonly recoveryCode: string
}

/**
 * A key file with a new master key and new secrets. The keys of `before` stay in it, behind the new one, because older backups are under them.
 *
 * @param cost of the slots; a cheaper one in tests only
 */
export async function makeKeyFile(
  cipher: KeyFile['cipher'],
  secrets: Secrets,
  at: Date,
  before: readonly RingKey[],
  cost?: SlotCost,
): Promise<{ readonly file: KeyFile; readonly ring: KeyRing }> {
  const master = newKey()
  const identity = { databaseId: randomBytes(16).toString('hex') }
  const fresh: RingKey = { id: randomBytes(4).toString('hex'), bytes: newKey(), createdAt: at.toISOString() }
  const ring = [fresh, ...before] as const
  const given = [
    ['passphrase', secrets.passphrase],
    ['deputy', secrets.deputy],
    ['recovery', foldSecret('recovery', secrets.recoveryCode)],
  ] as const
  const slots: StoredSlot[] = []
  for (const [kind, secret] of given) {
    if (secret !== null) slots.push(await slotOf(identity, kind, secret, master, at, cost))
  }
  const keys = ring.map(({ id, bytes, createdAt }) => ({ id, createdAt, ...plainBytes(seal(master, bytes, keyPlace(identity, id))) }))
  return {
    file: { format, ...identity, cipher, state: 'turning_on', evidenceUnder: null, slots, keys },
    ring: { ...identity, cipher, keys: ring },
  }
}

/** An opened key file: which slot opened, the master key, and the keys themselves. */
export interface OpenedKeyFile {
  readonly kind: SlotKind
  readonly master: Uint8Array
  readonly ring: KeyRing
}

/**
 * Opens the file with whatever secret somebody typed; a recovery code is told by its form and its check, so that nobody needs to say what it is.
 *
 * @returns null when it opens no slot
 * @throws AppError `keys_damaged` when a slot opens and the keys do not
 */
export async function openKeyFile(file: KeyFile, secret: string): Promise<OpenedKeyFile | null> {
  const isCode = foldRecoveryCode(secret) !== null
  // A code opens its own slot only; anything else is tried on the two for passphrases.
  for (const slot of file.slots.filter(({ kind }) => (kind === 'recovery') === isCode)) {
    const master = await openSlot(slot, foldSecret(slot.kind, secret) ?? '', slotPlace(file, slot.kind))
    if (master !== null) return { kind: slot.kind, master, ring: ringOf(file, master) }
  }
  return null
}

function ringOf(file: KeyFile, master: Uint8Array): KeyRing {
  const keys = file.keys.map(({ id, createdAt, ...sealed }): RingKey => {
    const bytes = unseal(master, sealed, keyPlace(file, id))
    if (bytes === null || bytes.byteLength !== keyBytes) throw new AppError('keys_damaged', { path: keyFileName })
    return { id, createdAt, bytes }
  })
  const [first, ...rest] = keys
  if (first === undefined) throw new AppError('keys_damaged', { path: keyFileName })
  return { databaseId: file.databaseId, cipher: file.cipher, keys: [first, ...rest] }
}

/** The file with another secret in one slot; the data itself is not touched. Null takes the slot of a deputy away. */
export async function withSlot(
  file: KeyFile,
  kind: SlotKind,
  secret: string | null,
  master: Uint8Array,
  at: Date,
  cost?: SlotCost,
): Promise<KeyFile> {
  if (secret === null) return { ...file, slots: file.slots.filter((slot) => slot.kind !== kind) }
  return putSlot(file, await slotOf(file, kind, foldSecret(kind, secret) ?? '', master, at, cost))
}

/** The file with a filled slot in the place of the one of its kind. */
export function putSlot(file: KeyFile, slot: StoredSlot): KeyFile {
  const slots = [...file.slots.filter(({ kind }) => kind !== slot.kind), slot]
  return { ...file, slots: slots.sort((a, b) => slotKinds.indexOf(a.kind) - slotKinds.indexOf(b.kind)) }
}

async function slotOf(
  file: Pick<KeyFile, 'databaseId'>,
  kind: SlotKind,
  secret: string,
  master: Uint8Array,
  at: Date,
  cost: SlotCost | undefined,
): Promise<StoredSlot> {
  const slot = await fillSlot(master, secret, slotPlace(file, kind), cost)
  return { kind, changedAt: at.toISOString(), cost: { ...slot.cost }, salt: new Uint8Array(slot.salt), ...plainBytes(slot) }
}

const plainBytes = ({ nonce, bytes }: { readonly nonce: Uint8Array; readonly bytes: Uint8Array }) => ({
  nonce: new Uint8Array(nonce),
  bytes: new Uint8Array(bytes),
})

/** A passphrase counts as it was typed; of a recovery code only its letters and digits. Null for a code that cannot be one. */
function foldSecret(kind: SlotKind, secret: string): string | null {
  return kind === 'recovery' ? foldRecoveryCode(secret) : secret
}
