import type { Cipher, DatabaseKey } from '../../database/driver.ts'
import type { PossibleKeys } from '../../database/open-database.ts'

/** One of the keys of a data folder. `id` is 8 hex digits and says nothing of the key. */
export interface RingKey {
  readonly id: string
  readonly bytes: Uint8Array
  readonly createdAt: string
}

/** The keys of an encrypted data folder while it is open: the present one first, then those that older backups are under. Never written anywhere as it is. */
export interface KeyRing {
  /** Of the key file that they come from. */
  readonly databaseId: string
  readonly cipher: Cipher
  readonly keys: readonly [RingKey, ...RingKey[]]
}

/** The key that everything new is written under; null for a folder that is not encrypted. */
export function presentKey(ring: KeyRing | null): DatabaseKey | null {
  return ring === null ? null : { cipher: ring.cipher, bytes: ring.keys[0].bytes }
}

/** What the database may be under: one of the keys, or none in a folder that is not encrypted. */
export function databaseKeys(ring: KeyRing | null): PossibleKeys {
  if (ring === null) return [null]
  const [first, ...rest] = ring.keys.map(({ bytes }) => ({ cipher: ring.cipher, bytes }))
  return first === undefined ? [null] : [first, ...rest]
}

/** What a backup may be under: any of the keys, or none when it was made before the folder was encrypted. */
export function backupKeys(ring: KeyRing | null): PossibleKeys {
  const [first, ...rest] = databaseKeys(ring)
  return first === null ? [null] : [first, ...rest, null]
}
