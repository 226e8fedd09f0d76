import { describe, expect, test } from 'vitest'
import { type KeyFile, keyFileText, makeKeyFile, openKeyFile, parseKeyFile } from '../../../electron/features/encryption/key-file.ts'
import { newRecoveryCode } from '../../../electron/security/recovery-code.ts'
import { cheapPasswords } from '../../helpers/accounts-host.ts'

const secrets = { passphrase: 'three quiet rivers 1958', deputy: 'orange lamp over stone 7', recoveryCode: newRecoveryCode() }

async function made(): Promise<KeyFile> {
  return (await makeKeyFile('chacha20', secrets, new Date('2026-11-22T08:00:00Z'), [], cheapPasswords)).file
}

describe('the key slots file', () => {
  test('gives the same key for each of its secrets, after it was written and read', async () => {
    const { file, ring } = await makeKeyFile('chacha20', secrets, new Date('2026-11-22T08:00:00Z'), [], cheapPasswords)
    const read = parseKeyFile(keyFileText(file), 'hengjian.keys')

    const opened = await Promise.all([secrets.passphrase, secrets.deputy, secrets.recoveryCode].map((secret) => openKeyFile(read, secret)))

    expect(opened.map((one) => one?.kind)).toEqual(['passphrase', 'deputy', 'recovery'])
    expect(opened.map((one) => one?.ring)).toEqual([ring, ring, ring])
  })

  test('holds neither secrets nor keys in clear', async () => {
    const { file, ring } = await makeKeyFile('chacha20', secrets, new Date('2026-11-22T08:00:00Z'), [], cheapPasswords)
    const text = keyFileText(file)
    const key = Buffer.from(ring.keys[0].bytes)

    const inside = [secrets.passphrase, secrets.deputy, secrets.recoveryCode, key.toString('base64'), key.toString('hex')]

    expect(inside.filter((one) => text.includes(one))).toEqual([])
  })

  test.each([
    ['another word', 'three quiet rivers 1959'],
    ['another case', 'Three quiet rivers 1958'],
    ['nothing', ''],
    ['a code of another file', newRecoveryCode()],
  ])('does not open with %s', async (_, secret) => {
    expect(await openKeyFile(await made(), secret)).toBeNull()
  })

  test.each([
    ['a bit of the salt', (slot: KeyFile['slots'][number]) => ({ ...slot, salt: flipped(slot.salt) })],
    ['a bit of the nonce', (slot: KeyFile['slots'][number]) => ({ ...slot, nonce: flipped(slot.nonce) })],
    ['a bit of what is sealed', (slot: KeyFile['slots'][number]) => ({ ...slot, bytes: flipped(slot.bytes) })],
    ['the kind', (slot: KeyFile['slots'][number]) => ({ ...slot, kind: slot.kind === 'passphrase' ? ('deputy' as const) : slot.kind })],
  ])('does not open when %s was changed', async (_, change) => {
    const file = await made()

    expect(await openKeyFile({ ...file, slots: file.slots.slice(0, 1).map(change) }, secrets.passphrase)).toBeNull()
  })

  test('does not take slots of another database', async () => {
    const [file, other] = [await made(), await made()]

    expect(await openKeyFile({ ...file, slots: other.slots }, secrets.passphrase)).toBeNull()
    await expect(openKeyFile({ ...file, keys: other.keys }, secrets.passphrase)).rejects.toMatchObject({ code: 'keys_damaged' })
  })

  test('cannot ask for more memory than a machine of an office has', async () => {
    const text = keyFileText(await made()).replaceAll('"logCost": 2', '"logCost": 24')

    expect(() => parseKeyFile(text, 'hengjian.keys')).toThrow(expect.objectContaining({ code: 'keys_damaged' }))
  })
})

function flipped(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte))
}
