import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { oneAtATime } from './one-at-a-time.ts'

/** Work factors of scrypt; memory is 128 × 2^logCost × blockSize bytes. */
export interface PasswordCost {
  readonly logCost: number
  readonly blockSize: number
  readonly parallel: number
}

/** 128 MiB and about half a second on an office PC. Tests pass a cheaper one; nothing else does. */
export const passwordCost: PasswordCost = { logCost: 17, blockSize: 8, parallel: 1 }

/** Longest password that is hashed at all, in bytes of UTF-8. */
export const longestPassword = 128

const saltBytes = 16
const hashBytes = 32
const maximumMemory = 256 * 1024 * 1024

interface Stored {
  readonly kind: 'scrypt' | 'once'
  readonly cost: PasswordCost
  readonly salt: Buffer
  readonly hash: Buffer
}

/** Hashes and checks passwords, one at a time, because each takes so much memory. */
export interface Passwords {
  /** The text form (PHC) under which a password is stored: algorithm, work factors, salt, hash. */
  hash(password: string): Promise<string>
  /** Whether the password is the one stored; takes the same time wherever they differ. Nothing stored: as long as if there were, and false. */
  matches(password: string, stored: string | null): Promise<boolean>
  /** Whether a password that was just matched should be hashed anew, because the work factors have risen. */
  outgrown(stored: string): boolean
}

/**
 * Passwords under a cost. Text and bytes are taken exactly as typed, up to 128 bytes: a longer one matches nothing.
 *
 * scrypt is the one function for passwords that Node and the desktop runtime both have.
 */
export function createPasswords(cost: PasswordCost = passwordCost): Passwords {
  const alone = oneAtATime()
  const derive = (password: string, salt: Buffer, by: PasswordCost): Promise<Buffer> =>
    alone(
      () =>
        new Promise((resolve, reject) => {
          const options = { N: 2 ** by.logCost, r: by.blockSize, p: by.parallel, maxmem: maximumMemory }
          scrypt(password, salt, hashBytes, options, (error, key) => (error === null ? resolve(key) : reject(error)))
        }),
    )
  return {
    hash: async (password) => {
      const salt = randomBytes(saltBytes)
      return written({ kind: 'scrypt', cost, salt, hash: await derive(password, salt, cost) })
    },
    matches: async (password, stored) => {
      const known = stored === null ? null : read(stored)
      const whole = Buffer.byteLength(password) <= longestPassword ? password : ''
      const [typed, second] = known?.kind === 'once' ? halvesOf(whole) : [whole, '']
      const key = await derive(typed, known?.salt ?? randomBytes(saltBytes), known?.cost ?? cost)
      if (known === null || whole === '') return false
      return timingSafeEqual(known.kind === 'once' ? joined(key, second) : key, known.hash)
    },
    outgrown: (stored) => {
      const known = read(stored)
      return known.kind === 'scrypt' && known.cost.logCost < cost.logCost
    },
  }
}

/**
 * Turns the hash of the first half of a one-time password into that of both halves. The first half is known to whoever prepared the account, the second
 * to whoever activates it; only the account's holder gets both. One scrypt as for any password, so that signing in takes the same time.
 *
 * @param first the stored form of the first half; not kept afterwards
 */
export function withSecondHalf(first: string, second: string): string {
  const known = read(first)
  return written({ ...known, kind: 'once', hash: joined(known.hash, foldedHalf(second)) })
}

/** Whether what is stored is a one-time password of two halves. */
export function isOneTime(stored: string): boolean {
  return read(stored).kind === 'once'
}

const joined = (key: Buffer, second: string): Buffer => createHmac('sha256', `half:${second}`).update(key).digest()

/** No 0, 1, I, L, O, U: read aloud and written by hand they are taken for one another. */
const halfLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const halfLength = 10

/** A random half of a one-time password, 49 bits, in two groups: `K7M2P-9RTXW`. */
export function randomHalf(): string {
  let text = ''
  while (text.length < halfLength) {
    for (const byte of randomBytes(halfLength * 2)) {
      // Bytes past the last whole multiple would make some letters likelier.
      if (byte < 240 && text.length < halfLength) text += halfLetters[byte % halfLetters.length]
    }
  }
  return `${text.slice(0, halfLength / 2)}-${text.slice(halfLength / 2)}`
}

/** A half as it is hashed: without the hyphen and blanks, in capitals. */
export function foldedHalf(half: string): string {
  return half.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase()
}

function halvesOf(typed: string): [string, string] {
  const folded = foldedHalf(typed)
  return [folded.slice(0, halfLength), folded.slice(halfLength)]
}

function written({ kind, cost, salt, hash }: Stored): string {
  const factors = `ln=${cost.logCost},r=${cost.blockSize},p=${cost.parallel}`
  return `$${kind}$${factors}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** @throws Error when the text is none of ours, or asks for more memory than a machine of an office can give */
function read(stored: string): Stored {
  const found = /^\$(scrypt|once)\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([\w-]{22})\$([\w-]{43})$/u.exec(stored)
  if (found === null) throw new Error('not a stored password')
  const [, kind, logCost, blockSize, parallel, salt = '', hash = ''] = found
  const cost = { logCost: Number(logCost), blockSize: Number(blockSize), parallel: Number(parallel) }
  if (128 * 2 ** cost.logCost * cost.blockSize >= maximumMemory) throw new Error('a stored password asks for too much memory')
  return { kind: kind === 'once' ? 'once' : 'scrypt', cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
}
