import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  randomBytes,
  scryptSync,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'

/** One published example of a cryptographic function, computed anew. */
interface KnownAnswer {
  /** Function and where the example is printed. */
  readonly name: string
  /** In hexadecimal. */
  readonly expected: string
  /** Computes the answer, in hexadecimal. */
  readonly compute: () => string
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

/** Heads of the standard encodings of raw 32-byte keys, which Node takes only encoded. */
const keyHeads = {
  ed25519Private: '302e020100300506032b657004220420',
  ed25519Public: '302a300506032b6570032100',
  x25519Private: '302e020100300506032b656e04220420',
  x25519Public: '302a300506032b656e032100',
}
const privateKey = (head: string, raw: string) => createPrivateKey({ key: hex(head + raw), format: 'der', type: 'pkcs8' })
const publicKey = (head: string, raw: string) => createPublicKey({ key: hex(head + raw), format: 'der', type: 'spki' })

const signatureOfNothing =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'

/**
 * Published examples of every cryptographic function that the program uses. The desktop runtime and Node bring different libraries for them; what
 * one of them lacks or does otherwise must show at the start and not when somebody signs in or opens a package.
 */
export const knownAnswers: readonly KnownAnswer[] = [
  {
    name: 'SHA-256 (FIPS 180-4)',
    expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    compute: () => createHash('sha256').update('abc').digest('hex'),
  },
  {
    name: 'HMAC-SHA-256 (RFC 4231, 2)',
    expected: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    compute: () => createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex'),
  },
  {
    name: 'HKDF-SHA-256 (RFC 5869, 1)',
    expected: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    compute: () =>
      Buffer.from(hkdfSync('sha256', Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)).toString(
        'hex',
      ),
  },
  {
    name: 'scrypt (RFC 7914, 2)',
    expected:
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    compute: () => scryptSync('password', 'NaCl', 64, { N: 1024, r: 8, p: 16, maxmem: 64 * 1024 * 1024 }).toString('hex'),
  },
  {
    name: 'AES-256-GCM (McGrew and Viega, 14)',
    expected: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
    compute: () => {
      const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12))
      const text = Buffer.concat([cipher.update(Buffer.alloc(16)), cipher.final()])
      return Buffer.concat([text, cipher.getAuthTag()]).toString('hex')
    },
  },
  {
    name: 'AES-256-GCM refuses a changed text',
    expected: 'refused',
    compute: () => {
      const cipher = createDecipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12))
      cipher.setAuthTag(hex('d0d1c8a799996bf0265b98b5d48ab919'))
      cipher.update(hex('cea7403d4d606b6e074ec5d3baf39d19'))
      try {
        return cipher.final('hex')
      } catch {
        return 'refused'
      }
    },
  },
  {
    name: 'Ed25519 (RFC 8032, 1)',
    expected: signatureOfNothing,
    compute: () =>
      sign(
        null,
        Buffer.alloc(0),
        privateKey(keyHeads.ed25519Private, '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'),
      ).toString('hex'),
  },
  {
    name: 'Ed25519 refuses a signature of something else',
    expected: 'true false',
    compute: () => {
      const key = publicKey(keyHeads.ed25519Public, 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
      const check = (text: string) => verify(null, Buffer.from(text), key, hex(signatureOfNothing))
      return `${check('')} ${check('x')}`
    },
  },
  {
    name: 'X25519 (RFC 7748, 6.1)',
    expected: '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    compute: () =>
      diffieHellman({
        privateKey: privateKey(keyHeads.x25519Private, '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb'),
        publicKey: publicKey(keyHeads.x25519Public, '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'),
      }).toString('hex'),
  },
  {
    name: 'comparison in constant time',
    expected: 'true false',
    compute: () => `${timingSafeEqual(hex('00ff'), hex('00ff'))} ${timingSafeEqual(hex('00ff'), hex('00fe'))}`,
  },
  {
    name: 'random numbers differ',
    expected: 'true',
    compute: () => String(!randomBytes(32).equals(randomBytes(32))),
  },
]

/** Names of the functions whose answer is not the published one, or that cannot be computed at all; empty when everything is right. Some 100 ms. */
export function failedKnownAnswers(answers: readonly KnownAnswer[] = knownAnswers): string[] {
  return answers.filter((answer) => !isRight(answer)).map(({ name }) => name)
}

function isRight({ expected, compute }: KnownAnswer): boolean {
  try {
    return compute() === expected
  } catch {
    return false
  }
}

let failedOnce: readonly string[] | null = null

/**
 * Runs the known answers once a process, for every host that opens data.
 *
 * @throws Error naming the functions whose published results did not come out
 */
export function requireKnownAnswers(): void {
  failedOnce ??= failedKnownAnswers()
  if (failedOnce.length > 0) throw new Error(`the cryptography of this runtime gives wrong answers: ${failedOnce.join(', ')}`)
}
