import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, scryptSync, sign, verify } from 'node:crypto'

/** A function of the cryptography that everything rests on does not give its published result. */
export interface SelfTestFault {
  readonly algorithm: 'sha256' | 'ed25519' | 'aes-256-gcm' | 'scrypt'
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

/** FIPS 180-4, message "abc". */
function isSha256Right(): boolean {
  return createHash('sha256').update('abc').digest('hex') === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
}

/** RFC 8032 §7.1, test 2: key, message 72, signature; and that a changed message is refused. */
function isEd25519Right(): boolean {
  const seed = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
  const expected =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
  const key = createPrivateKey({ key: Buffer.concat([hex('302e020100300506032b657004220420'), seed]), format: 'der', type: 'pkcs8' })
  const signature = sign(null, hex('72'), key)
  const open = createPublicKey(key)
  return signature.toString('hex') === expected && verify(null, hex('72'), open, signature) && !verify(null, hex('73'), open, signature)
}

/** The GCM specification (McGrew, Viega), test case 14; and that a changed tag is refused. */
function isAesGcmRight(): boolean {
  const [key, nonce, plain] = [Buffer.alloc(32), Buffer.alloc(12), Buffer.alloc(16)]
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  const tag = cipher.getAuthTag()
  if (sealed.toString('hex') !== 'cea7403d4d606b6e074ec5d3baf39d18' || tag.toString('hex') !== 'd0d1c8a799996bf0265b98b5d48ab919')
    return false
  const changed = Buffer.from(tag)
  changed[0] = (changed[0] ?? 0) ^ 1
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAuthTag(changed)
  decipher.update(sealed)
  try {
    decipher.final()
    return false
  } catch {
    // That it throws is what is tested.
    return true
  }
}

/** RFC 7914 §12, second vector. */
function isScryptRight(): boolean {
  const expected =
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640'
  return scryptSync('password', 'NaCl', 64, { N: 1024, r: 8, p: 16, maxmem: 64 * 1024 * 1024 }).toString('hex') === expected
}

/**
 * Runs the published test vectors of every cryptographic function that the program uses, in this host: the desktop's library (BoringSSL) is another one than
 * that of the tests (OpenSSL). Takes some ten milliseconds.
 *
 * @returns the first one that is wrong, or null; a program whose cryptography is wrong must not open any data
 */
export function selfTest(): SelfTestFault | null {
  if (!isSha256Right()) return { algorithm: 'sha256' }
  if (!isEd25519Right()) return { algorithm: 'ed25519' }
  if (!isAesGcmRight()) return { algorithm: 'aes-256-gcm' }
  return isScryptRight() ? null : { algorithm: 'scrypt' }
}

let outcome: SelfTestFault | null | undefined

/**
 * Runs the self-test once a process.
 *
 * @throws Error naming the function whose published result did not come out
 */
export function requireSoundCryptography(): void {
  if (outcome === undefined) outcome = selfTest()
  if (outcome !== null) throw new Error(`cryptography of this runtime is wrong: ${outcome.algorithm} does not give its published result`)
}
