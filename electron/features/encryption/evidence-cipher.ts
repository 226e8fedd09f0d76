import type { EvidenceCipher } from '../../files/evidence-store.ts'
import { keyFor, seal, unseal } from '../../security/key-slots.ts'
import type { KeyRing, RingKey } from './key-ring.ts'

/** First bytes of a sealed evidence file; no format of office files, pictures or archives begins like it. */
const mark = Buffer.from('HJSEAL1\n', 'latin1')
const idBytes = 4
const nonceBytes = 12
const headBytes = mark.byteLength + idBytes + nonceBytes

const made = new WeakMap<KeyRing, EvidenceCipher>()

/** Seals and opens the evidence files of a data folder; null when it is not encrypted. */
export function evidenceCipherOf(ring: KeyRing | null): EvidenceCipher | null {
  if (ring === null) return null
  const cipher = made.get(ring) ?? createEvidenceCipher(ring.keys)
  made.set(ring, cipher)
  return cipher
}

/**
 * Seals evidence files with AES-256-GCM, each under a nonce of its own: mark, id of the key, nonce, ciphertext with tag. The hash of the content is bound in, so
 * that sealed files cannot be exchanged for one another.
 *
 * The key is made from the database's own (HKDF), so that one passphrase opens both.
 *
 * @param keys the present one first; older ones open files that were not sealed anew yet
 */
function createEvidenceCipher(keys: readonly [RingKey, ...RingKey[]]): EvidenceCipher {
  const derived = keys.map(({ id, bytes }) => ({ id: Buffer.from(id, 'hex'), key: keyFor(bytes, `hengjian evidence ${id}`) }))
  const present = derived[0]
  if (present === undefined) throw new Error('no key')
  const placeOf = (id: Uint8Array, hash: string): Buffer => Buffer.concat([mark, id, Buffer.from(hash, 'ascii')])
  const idOf = (stored: Uint8Array): Uint8Array => stored.subarray(mark.byteLength, mark.byteLength + idBytes)
  return {
    seal: (hash, bytes) => {
      const sealed = seal(present.key, bytes, placeOf(present.id, hash))
      return Buffer.concat([mark, present.id, sealed.nonce, sealed.bytes])
    },
    open: (hash, stored) => {
      if (!isSealedEvidence(stored)) return new Uint8Array(stored)
      const id = idOf(stored)
      const known = derived.find((one) => one.id.equals(id))
      if (known === undefined) return null
      const sealed = { nonce: stored.subarray(headBytes - nonceBytes, headBytes), bytes: stored.subarray(headBytes) }
      return unseal(known.key, sealed, placeOf(id, hash))
    },
    isPresent: (stored) => isSealedEvidence(stored) && present.id.equals(idOf(stored)),
  }
}

/** Whether a stored file is sealed, by its first bytes. */
export function isSealedEvidence(stored: Uint8Array): boolean {
  return stored.byteLength >= headBytes && mark.equals(stored.subarray(0, mark.byteLength))
}
