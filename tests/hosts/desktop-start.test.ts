import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { unsafeStart } from '../../electron/main/launch-options.ts'
import { changedOwnFiles, contentsFile, digestOwnFiles } from '../../electron/main/own-files.ts'
import { failedKnownAnswers, knownAnswers } from '../../electron/security/self-test.ts'
import { desktopFixture } from '../helpers/start-desktop.ts'

const { calls, start } = desktopFixture()
const driver = 'app.asar.unpacked/node_modules/driver/linux-x64.node'
const resources = mkdtempSync(join(tmpdir(), 'hengjian-installed-'))
afterAll(() => rmSync(resources, { recursive: true }))

/** An installed program of two files, with the list of its contents. */
beforeEach(() => {
  rmSync(resources, { recursive: true, force: true })
  mkdirSync(join(resources, driver, '..'), { recursive: true })
  writeFileSync(join(resources, 'app.asar'), 'archive')
  writeFileSync(join(resources, driver), 'driver')
  writeFileSync(join(resources, contentsFile), JSON.stringify(digestOwnFiles(resources)))
})

const unsafe = '启动方式带有不允许的参数，可能关闭安全保护，已拒绝。请用正常的快捷方式启动。'

test('starts installed when nothing speaks against it', async () => {
  const electron = await start({ isPackaged: true, resources, words: ['--data=/home/office/2026', '--force-device-scale-factor=1.25'] })

  expect(electron.errorBoxes).toEqual([])
  expect(electron.windows).toHaveLength(1)
})

test.each([
  ['--no-sandbox'],
  ['-no-sandbox'],
  ['--remote-debugging-port=9222'],
  ['--remote-debugging-pipe'],
  ['--inspect'],
  ['--inspect-brk=0'],
  ['--disable-web-security'],
  ['--load-extension=/x'],
  ['--host-resolver-rules=MAP * 10.0.0.1'],
  ['--ssl-key-log-file=/x'],
  ['--renderer-cmd-prefix=gdb'],
  ['--a-switch-of-a-later-engine'],
])('refuses to start installed with %s, and opens no data', async (word) => {
  const electron = await start({ isPackaged: true, resources, words: ['--data=/x', word] })

  expect(electron.errorBoxes).toEqual([['衡鉴无法启动', `${unsafe}\n${word}`]])
  expect(electron.exitCode()).toBe(1)
  expect(calls().open).not.toHaveBeenCalled()
})

test.each([['ELECTRON_DISABLE_SANDBOX'], ['CHROME_DEVEL_SANDBOX']])(
  'refuses to start installed with %s in the environment',
  async (name) => {
    const electron = await start({ isPackaged: true, resources, variables: { [name]: '1' } })

    expect(electron.errorBoxes).toEqual([['衡鉴无法启动', `${unsafe}\n${name}`]])
  },
)

test.each([
  ['win32', '/no-sandbox', '/no-sandbox'],
  ['win32', '-inspect', '-inspect'],
  ['win32', '/lang=zh-CN', null],
  ['linux', '/home/office/2026', null],
  ['linux', '--disable-gpu', null],
  ['linux', '--disable-gpu-sandbox', '--disable-gpu-sandbox'],
] as const)('reads switches as the engine of %s does: %s', (platform, word, refused) => {
  expect(unsafeStart([word], {}, platform)).toBe(refused)
})

test('refuses to start installed as root', async () => {
  const electron = await start({ isPackaged: true, resources, user: 0 })

  expect(electron.errorBoxes).toEqual([['衡鉴无法启动', '请不要以 root 身份运行衡鉴。']])
  expect(electron.exitCode()).toBe(1)
})

test.each([
  ['a changed archive', () => appendFileSync(join(resources, 'app.asar'), 'x'), 'app.asar'],
  ['a changed driver', () => writeFileSync(join(resources, driver), 'other!'), driver],
  ['a missing driver', () => rmSync(join(resources, driver)), driver],
  ['a file beside the driver', () => writeFileSync(join(resources, 'app.asar.unpacked', 'x.node'), 'x'), 'app.asar.unpacked/x.node'],
  ['no list of contents', () => rmSync(join(resources, contentsFile)), contentsFile],
  ['a list that cannot be read', () => writeFileSync(join(resources, contentsFile), '{"version":2}'), contentsFile],
])('opens no data with %s, and says which file it is', async (_what, change, named) => {
  change()

  const electron = await start({ isPackaged: true, resources })

  expect(electron.errorBoxes).toEqual([['衡鉴无法启动', `程序文件与安装时不一致，没有打开数据。数据没有改动，请重新安装衡鉴：\n${named}`]])
  expect(calls().open).not.toHaveBeenCalled()
})

test('finds its files as they were packed', () => {
  expect(changedOwnFiles(resources)).toEqual([])
  expect(Object.keys(digestOwnFiles(resources).files)).toEqual(['app.asar', 'app.asar.unpacked/node_modules/driver/linux-x64.node'])
})

test('computes every published example of its cryptography', () => {
  expect(knownAnswers.map(({ name }) => name)).toEqual([
    'SHA-256 (FIPS 180-4)',
    'HMAC-SHA-256 (RFC 4231, 2)',
    'HKDF-SHA-256 (RFC 5869, 1)',
    'scrypt (RFC 7914, 2)',
    'AES-256-GCM (McGrew and Viega, 14)',
    'AES-256-GCM refuses a changed text',
    'Ed25519 (RFC 8032, 1)',
    'Ed25519 refuses a signature of something else',
    'X25519 (RFC 7748, 6.1)',
    'comparison in constant time',
    'random numbers differ',
  ])
  expect(failedKnownAnswers()).toEqual([])
})

test('names the function whose answer is wrong, or that a library does not have', () => {
  const wrong = { name: 'wrong', expected: '00', compute: () => '01' }
  const missing = {
    name: 'missing',
    expected: '00',
    compute: () => {
      throw new Error('not supported')
    },
  }

  expect(failedKnownAnswers([wrong, missing, { name: 'right', expected: '00', compute: () => '00' }])).toEqual(['wrong', 'missing'])
})
