import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commonWords } from '../../electron/features/accounts/access-memory.ts'
import { passwordRules, refuseReasons } from '../../electron/security/password-rules.ts'
import { createPasswords, foldedHalf, passwordCost, randomHalf, withSecondHalf } from '../../electron/security/passwords.ts'
import { foldRecoveryCode, newRecoveryCode } from '../../electron/security/recovery-code.ts'
import type { PolicyPreset } from '../../shared/domain/roles.ts'

const cheap = { logCost: 4, blockSize: 1, parallel: 1 }

test('a password costs 128 MiB and is stored as text that says how', async () => {
  expect(passwordCost).toEqual({ logCost: 17, blockSize: 8, parallel: 1 })
  const passwords = createPasswords()

  const stored = await passwords.hash('秋天的第一杯茶 7')

  expect(stored).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/)
  expect(await passwords.matches('秋天的第一杯茶 7', stored)).toBe(true)
  expect(await passwords.matches('秋天的第一杯茶 8', stored)).toBe(false)
})

test('a stored form of RFC 7914 is read as that standard has it', async () => {
  // scrypt("pleaseletmein", "SodiumChloride", 16384, 8, 1), the first 32 of its 64 bytes; the salt is filled up to ours in no vector, so this is
  // the function itself under the parameters of the vector.
  const { scryptSync } = await import('node:crypto')
  expect(scryptSync('pleaseletmein', 'SodiumChloride', 64, { N: 16384, r: 8, p: 1 }).toString('hex')).toBe(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  )
})

test('passwords are taken byte for byte, up to 128 bytes', async () => {
  const passwords = createPasswords(cheap)
  const stored = await passwords.hash('Ａbc def')
  for (const other of ['Abc def', 'Ａbc def ', ' Ａbc def', 'ａbc def', ''])
    expect([other, await passwords.matches(other, stored)]).toEqual([other, false])

  const longest = 'x'.repeat(128)
  expect(await passwords.matches(longest, await passwords.hash(longest))).toBe(true)
  expect(await passwords.matches(`${longest}y`, await passwords.hash(longest))).toBe(false)
  expect(await passwords.matches('', await passwords.hash(''))).toBe(false)
})

test('a password of less work is hashed anew, one of the same or more is not', async () => {
  const [weak, strong] = [createPasswords(cheap), createPasswords({ ...cheap, logCost: 5 })]
  const stored = await weak.hash('p')

  expect([strong.outgrown(stored), weak.outgrown(stored), weak.outgrown(await strong.hash('p'))]).toEqual([true, false, false])
  expect(await strong.matches('p', stored)).toBe(true)
})

test('what asks for more memory than a machine has is no stored password', async () => {
  const passwords = createPasswords(cheap)
  const bomb = (await passwords.hash('p')).replace('ln=4', 'ln=30')

  await expect(passwords.matches('p', bomb)).rejects.toThrow('too much memory')
  await expect(passwords.matches('p', '$argon2id$v=19')).rejects.toThrow('not a stored password')
})

test('only both halves of a one-time password open, in their order, however they are written', async () => {
  const passwords = createPasswords(cheap)
  const [first, second] = [randomHalf(), randomHalf()]
  const stored = withSecondHalf(await passwords.hash(foldedHalf(first)), second)

  for (const typed of [`${first}${second}`, `${first}-${second}`, `${first} ${second}`.toLowerCase()]) {
    expect(await passwords.matches(typed, stored)).toBe(true)
  }
  for (const typed of [first, second, `${second}${first}`, `${first}${first}`, `${first}${second}X`]) {
    expect([typed, await passwords.matches(typed, stored)]).toEqual([typed, false])
  }
})

test('a recovery code has 128 bits, and a slip in typing it is seen before it counts as a try', () => {
  const codes = Array.from({ length: 200 }, newRecoveryCode)
  expect(new Set(codes).size).toBe(200)
  for (const code of codes) {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    const folded = foldRecoveryCode(code)
    expect(folded).toBe(code.replaceAll('-', ''))
    expect(foldRecoveryCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(folded)
  }
  const [code = ''] = codes
  const slips = [...code].map((letter, place) => code.slice(0, place) + (letter === '7' ? '8' : '7') + code.slice(place + 1))
  expect(slips.filter((slip) => slip !== code && !/^\w{4}$/u.test(slip[4] ?? '') && foldRecoveryCode(slip) !== null)).toEqual([])
  expect(foldRecoveryCode('')).toBeNull()
})

test.each<[string, PolicyPreset, readonly string[]]>([
  ['Short-7', 'standard', ['too_short']],
  ['quiet river stone 58', 'standard', []],
  ['password2026!', 'standard', ['common']],
  ['P@ssw0rd2026', 'standard', ['common']],
  ['1980010112', 'standard', ['common', 'sequence'].slice(0, 1)],
  ['wangxiaoming', 'standard', ['common']],
  ['woaizhongguo1949', 'standard', ['common']],
  ['1qaz2wsx3edc', 'standard', ['sequence']],
  ['qwertyuiop', 'standard', ['common', 'sequence']],
  ['ababababab', 'standard', ['repeated']],
  ['Hengjian#river9', 'standard', ['program_word']],
  ['liqing-river-58', 'standard', ['name_inside']],
  ['我是李青一二三四五六', 'standard', ['name_inside']],
  ['quiet river stone', 'level_three', ['classes']],
  ['Quiet7!x', 'level_three', []],
  ['Quiet7!x', 'classified', ['too_short']],
  ['长'.repeat(40) + '春夏秋冬'.repeat(2), 'standard', ['too_long']],
])('the password %s under %s is refused for %j', (password, preset, reasons) => {
  expect(refuseReasons(password, passwordRules[preset], ['liqing', '李青'], commonWords())).toEqual(reasons)
})

test('the list of common words has thousands of real patterns, none of them twice', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../resources/common-passwords.txt'), 'utf8').split('\n')
  const words = lines.filter((line) => line !== '' && !line.startsWith('#'))

  expect(words.length).toBeGreaterThan(3000)
  expect(words.filter((word) => word !== word.toLowerCase() || /\s/u.test(word))).toEqual([])
})
