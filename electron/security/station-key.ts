import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** File of the key inside a data folder; outside of the database, so that a copy of the database alone cannot sign. */
export const stationKeyFile = 'station.key'

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** The key of this station, as others see it. `publicKey` is 32 bytes in base64url; `fingerprint` the first 16 hex digits of their SHA-256. */
export interface StationIdentity {
  readonly publicKey: string
  readonly fingerprint: string
}

/** The key of this station 本机签名密钥 (Ed25519). */
export interface StationKey extends StationIdentity {
  /** True: there was none, or none that can be read, and it was made now. */
  readonly isNew: boolean
  sign(text: string | Uint8Array): Buffer
}

/**
 * Reads the key of a data folder, or makes one when there is none. A file that cannot be read as a key is put aside, never overwritten.
 *
 * @throws Error of the file system when the folder cannot be written
 */
export function openStationKey(folder: string): StationKey {
  const path = join(folder, stationKeyFile)
  const found = readKey(path)
  if (found !== null) return stationKey(found, false)
  if (existsSync(path)) renameSync(path, `${path}.unreadable-${Date.now()}`)
  const { privateKey } = generateKeyPairSync('ed25519')
  const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  writeSecret(path, `${JSON.stringify({ format: 'hengjian-station-key/1', privateKey: der })}\n`)
  return stationKey(privateKey, true)
}

/** What a data folder's key is known by, without making one; null when there is none that can be read. */
export function readStationIdentity(folder: string): StationIdentity | null {
  const found = readKey(join(folder, stationKeyFile))
  return found === null ? null : identityOf(found)
}

/** Fingerprint of a public key in base64url. */
export function fingerprintOf(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'base64url'), 'hex').slice(0, 16)
}

/** Whether a signature of a text was made with the key that belongs to `publicKey` (base64url); false for anything that is no key or no signature. */
export function isSignedBy(publicKey: string, text: string | Uint8Array, signature: Uint8Array): boolean {
  const raw = Buffer.from(publicKey, 'base64url')
  if (raw.byteLength !== 32 || signature.byteLength !== 64) return false
  try {
    return verify(null, bytesOf(text), publicKeyOf(raw), signature)
  } catch {
    // 32 bytes that are no point of the curve are no key.
    return false
  }
}

const keys = new Map<string, KeyObject>()

/** Reading a key costs as much as a signature; a check asks for the same one thousands of times. */
function publicKeyOf(raw: Buffer): KeyObject {
  const name = raw.toString('hex')
  const known = keys.get(name)
  if (known !== undefined) return known
  const made = createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' })
  if (keys.size >= 20) keys.clear()
  keys.set(name, made)
  return made
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : text
}

function stationKey(key: KeyObject, isNew: boolean): StationKey {
  return { ...identityOf(key), isNew, sign: (text) => sign(null, bytesOf(text), key) }
}

function identityOf(key: KeyObject): StationIdentity {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const publicKey = der.subarray(publicPrefix.byteLength).toString('base64url')
  return { publicKey, fingerprint: fingerprintOf(publicKey) }
}

function readKey(path: string): KeyObject | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    const { format, privateKey } = JSON.parse(text) as { format?: unknown; privateKey?: unknown }
    if (format !== 'hengjian-station-key/1' || typeof privateKey !== 'string') return null
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    // Whatever is no key of ours is put aside by the caller.
    return null
  }
}

/** Writes a file for its owner only, whole or not at all, also when the power goes. */
function writeSecret(path: string, text: string): void {
  const unfinished = `${path}.unfinished`
  writeFileSync(unfinished, text, { mode: 0o600 })
  sync(unfinished, 'r+')
  renameSync(unfinished, path)
  // Windows cannot open a folder; its rename is durable enough without.
  if (process.platform !== 'win32') sync(dirname(path), 'r')
}

function sync(path: string, mode: 'r' | 'r+'): void {
  const file = openSync(path, mode)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
