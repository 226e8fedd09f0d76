import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import { oneAtATime } from './one-at-a-time.ts'

/** Work factors of scrypt; memory is 128 × 2^logCost × blockSize bytes. */
export interface SlotCost {
  readonly logCost: number
  readonly blockSize: number
  readonly parallel: number
}

/** 128 MiB and about half a second on an office PC. Tests pass a cheaper one; nothing else does. */
export const slotCost: SlotCost = { logCost: 17, blockSize: 8, parallel: 1 }

/** Length of every key, in bytes. */
export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const maximumMemory = 320 * 1024 * 1024

/** Bytes sealed under a key (AES-256-GCM): nonce, then ciphertext with its tag. */
export interface Sealed {
  readonly nonce: Uint8Array
  readonly bytes: Uint8Array
}

/** The master key, sealed under a secret that a person knows or has on paper. */
export interface KeySlot extends Sealed {
  readonly cost: SlotCost
  readonly salt: Uint8Array
}

/**
 * Seals `bytes` under `key`.
 *
 * @param place says where the result stands (file, slot); it opens only under the same words, so that sealed pieces cannot be moved about
 */
export function seal(key: Uint8Array, bytes: Uint8Array, place: string | Uint8Array): Sealed {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place))
  const body = cipher.update(bytes)
  return { nonce, bytes: Buffer.concat([body, cipher.final(), cipher.getAuthTag()]) }
}

/** What was sealed; null when the key, the place or a single bit is another. */
export function unseal(key: Uint8Array, sealed: Sealed, place: string | Uint8Array): Uint8Array<ArrayBuffer> | null {
  const end = sealed.bytes.byteLength - tagBytes
  if (end < 0 || sealed.nonce.byteLength !== nonceBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.bytes.subarray(end))
  try {
    const body = decipher.update(sealed.bytes.subarray(0, end))
    decipher.final()
    return new Uint8Array(body)
  } catch {
    // GCM has one way to fail, and it means that something is not as it was sealed.
    return null
  }
}

/** 32 fresh random bytes. */
export function newKey(): Uint8Array {
  return new Uint8Array(randomBytes(keyBytes))
}

/** A key for one purpose, from which neither the first one nor those for other purposes can be told (HKDF-SHA-256). */
export function keyFor(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, Buffer.alloc(0), purpose, keyBytes))
}

const alone = oneAtATime()

/** Puts the master key into a slot that `secret` opens. */
export async function fillSlot(master: Uint8Array, secret: string, place: string, cost: SlotCost = slotCost): Promise<KeySlot> {
  const salt = randomBytes(16)
  return { ...seal(await derive(secret, salt, cost), master, place), cost, salt }
}

/** The master key of a slot; null when `secret` is not the one it was filled with. */
export async function openSlot(slot: KeySlot, secret: string, place: string): Promise<Uint8Array | null> {
  return unseal(await derive(secret, slot.salt, slot.cost), slot, place)
}

/** One at a time, because each takes so much memory. */
function derive(secret: string, salt: Uint8Array, { logCost, blockSize, parallel }: SlotCost): Promise<Uint8Array> {
  return alone(
    () =>
      new Promise((resolve, reject) => {
        const options = { N: 2 ** logCost, r: blockSize, p: parallel, maxmem: maximumMemory }
        scrypt(Buffer.from(secret, 'utf8'), salt, keyBytes, options, (error, key) => (error === null ? resolve(key) : reject(error)))
      }),
  )
}
