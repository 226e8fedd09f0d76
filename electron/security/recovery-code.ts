import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base32: I, L, O read as 1, 1, 0; no U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeBytes = 16
const bodyLength = 26
const checkLength = 2

/** A printed recovery code: 128 random bits in seven groups of four, the last two characters being a check of what was typed. */
export function newRecoveryCode(): string {
  const body = base32(randomBytes(codeBytes))
  return `${body}${checkOf(body)}`.replace(/.{4}(?=.)/gu, '$&-')
}

/**
 * The code as it is hashed, without hyphens, blanks and confusable letters; null when it cannot be a code, so that a slip of the finger costs nothing.
 */
export function foldRecoveryCode(typed: string): string | null {
  const folded = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '').replace(/[IL]/gu, '1').replace(/O/gu, '0')
  const body = folded.slice(0, bodyLength)
  const isCode = folded.length === bodyLength + checkLength && folded.slice(bodyLength) === checkOf(body)
  return isCode ? folded : null
}

function checkOf(body: string): string {
  return base32(createHash('sha256').update(body).digest()).slice(0, checkLength)
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += letters[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + letters[(held << (5 - bits)) & 31]
}
