import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'

/** Work factor of scrypt as a power of two; 16 MiB and some 40 ms a code. */
const logCost = 14
const blockSize = 8
const hashBytes = 32

/** A fresh salt, as text. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * The stored form of a code: work factor, salt, and scrypt of the code.
 *
 * Judges of a cycle share one salt, so that a code typed without a name costs one hash and not one for each judge, and two equal codes are seen when
 * they are given out. Six digits are guessed from a stolen file whatever the salt; what protects them on the machine is the pause after wrong ones.
 */
export async function hashCode(code: string, salt: string): Promise<string> {
  const hash = await new Promise<Buffer>((resolve, reject) => {
    scrypt(code, Buffer.from(salt, 'base64url'), hashBytes, { N: 2 ** logCost, r: blockSize, p: 1 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
  return `scrypt$${logCost}$${salt}$${hash.toString('base64url')}`
}

/** The salt of a stored form. @throws Error when it is none of ours */
export function saltOf(stored: string): string {
  const [kind, cost, salt] = stored.split('$')
  if (kind !== 'scrypt' || cost !== String(logCost) || salt === undefined) throw new Error('not a stored code')
  return salt
}

/** Whether two stored forms of one salt are the same code; takes the same time wherever they differ. */
export function sameCode(one: string, other: string): boolean {
  const left = Buffer.from(one)
  const right = Buffer.from(other)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** A random code of six digits that nobody types by accident: not one digit six times, not a run such as 123456. */
export function randomCode(): string {
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const steps = new Set([...code].slice(1).map((digit, place) => Number(digit) - Number(code[place])))
    const [step] = steps
    if (steps.size > 1 || step === undefined || Math.abs(step) > 1) return code
  }
}
