import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultDataFolder } from '../../electron/api/default-data-folder.ts'
import { readStartOptions, UnknownOption } from '../../electron/cli/start/start-options.ts'
import { enterStarted } from '../helpers/enter-demonstration.ts'
import { endProgram, runStart, type StartedProgram, startProgram } from '../helpers/start-program.ts'

// Building the renderer, when it is older than its sources, belongs to the start.
const startTimeout = 180_000

let folder: string
let dataFolder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjian-start-'))
  dataFolder = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true }))

function call(program: { origin: string; token: string }, procedure: string, input: unknown): Promise<Response> {
  return fetch(`${program.origin}/rpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${program.token}` },
    body: JSON.stringify({ json: input }),
  })
}

test('serves the program until Ctrl+C, then ends with 0 and leaves the data to the next start', { timeout: startTimeout }, async () => {
  const program = await startProgram(dataFolder)
  await enterStarted(program)
  const page = await fetch(`${program.origin}/`)
  const cycles = await call(program, 'cycles/list', undefined)
  const about = await call(program, 'settings/about', undefined)
  const changed = await call(program, 'settings/change', { operator: '张三' })

  const ended = await endProgram(program)

  expect(await page.text()).toContain('<title>衡鉴</title>')
  expect(await cycles.json()).toEqual({ json: [] })
  expect(await about.json()).toMatchObject({ json: { host: 'browser', dataFolder } })
  expect(changed.status).toBe(200)
  expect({ code: ended.code, err: ended.err }).toEqual({ code: 0, err: '' })
  const next = await startProgram(dataFolder)
  expect(await (await call(next, 'settings/about', undefined)).json()).toMatchObject({ json: { operator: '张三' } })
  await endProgram(next)
})

test('ends when the system says so, although a stream of changes is open', { timeout: startTimeout }, async () => {
  const program = await startProgram(dataFolder)
  await enterStarted(program)
  const changes = await call(program, 'cycles/changes', undefined)
  await changes.body?.getReader().read()

  const ended = await endProgram(program, 'SIGTERM')

  expect(ended.code).toBe(0)
})

test('makes the data folder for its owner only', { timeout: startTimeout }, async () => {
  await endProgram(await startProgram(dataFolder))

  expect((statSync(dataFolder).mode & 0o777).toString(8)).toBe('700')
})

test('refuses a data folder that another program has open, in plain words', { timeout: startTimeout }, async () => {
  const first = await startProgram(dataFolder)
  await enterStarted(first)

  const second = await runStart(['--browser', '--data', dataFolder, '--no-open']).ended

  expect(second.code).toBe(1)
  expect(second.err).toContain('另一个衡鉴程序正在使用这个数据文件夹')
  expect(second.err).toContain('Another Hengjian program is using this data folder')
  expect(second.err).not.toMatch(/\n\s+at /u)
  expect((await call(first, 'cycles/list', undefined)).status, 'the first one goes on').toBe(200)
  await endProgram(first)
})

/** Where a started program says that it stands. */
async function stateOf(program: StartedProgram): Promise<unknown> {
  return ((await (await call(program, 'startup/state', undefined)).json()) as { json: unknown }).json
}

test('does not begin a new database where one was lost, but says so on screen', { timeout: startTimeout }, async () => {
  mkdirSync(join(dataFolder, 'evidence'), { recursive: true })

  const program = await startProgram(dataFolder)

  expect(await stateOf(program)).toMatchObject({ phase: 'broken', trouble: { code: 'database_missing' } })
  expect((await call(program, 'cycles/list', undefined)).status).toBe(422)
  await endProgram(program)
  expect(existsSync(join(dataFolder, 'hengjian.db'))).toBe(false)
})

test.each([
  ['a file that is no database', Buffer.from('this is a text, and long enough to be read as a header of a database file. '.repeat(20))],
  ['a database that was cut off', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(3000, 7)])],
])('leaves %s as it is and says so on screen', { timeout: startTimeout }, async (_what, content) => {
  mkdirSync(dataFolder)
  writeFileSync(join(dataFolder, 'hengjian.db'), content)

  const program = await startProgram(dataFolder)

  expect(await stateOf(program)).toMatchObject({ phase: 'broken', trouble: { code: 'database_corrupt' } })
  expect(await endProgram(program)).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(join(dataFolder, 'hengjian.db')).equals(content)).toBe(true)
})

test('does not write into a folder with other files', { timeout: startTimeout }, async () => {
  mkdirSync(dataFolder)
  writeFileSync(join(dataFolder, '家庭照片.jpg'), 'x')

  const { code, err } = await runStart(['--browser', '--data', dataFolder, '--no-open']).ended

  expect({ code, says: err.includes('文件夹里有其他文件') }).toEqual({ code: 1, says: true })
})

test('says in one line that a port is taken', { timeout: startTimeout }, async () => {
  const other = createServer().listen({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  const { code, err } = await runStart(['--browser', '--port', String(port), '--data', dataFolder, '--no-open']).ended
  other.close()

  expect(code).toBe(1)
  expect(err.trim()).toBe(`端口 ${port} 已被占用，请换一个或用 --port 0 · Port ${port} is taken; choose another, or --port 0`)
})

test('shows how it is used when it is not understood', async () => {
  const { code, err } = await runStart(['--colour']).ended

  expect(code).toBe(2)
  expect(err).toContain('无法识别的选项 · Unknown option: --colour')
  expect(err).toContain('npm start -- [--browser]')
})

test.each([
  [['--port', 'x'], '--port x'],
  [['--port', '70000'], '--port 70000'],
  [['--sample', 'huge'], '--sample huge'],
  [['--colour', 'red'], '--colour'],
  [['here'], 'here'],
  [['--sample', 'office', 'province'], 'province'],
])('does not guess what %j means', (words, word) => {
  expect(() => readStartOptions(words)).toThrow(new UnknownOption(word))
})

test.each([
  [[], { browser: false, port: 0, dataFolder: null, sample: null, open: true, help: false }],
  [['--browser', '--port', '8080'], { browser: true, port: 8080, dataFolder: null, sample: null, open: true, help: false }],
  [['--sample', '--no-open'], { browser: false, port: 0, dataFolder: null, sample: 'office', open: false, help: false }],
  [
    ['--data', '/srv/2026', '--sample', 'province'],
    { browser: false, port: 0, dataFolder: '/srv/2026', sample: 'province', open: true, help: false },
  ],
] as const)('reads %j', (words, options) => {
  expect(readStartOptions(words)).toEqual(options)
})

test.each([
  ['linux', { XDG_DATA_HOME: '/srv/data' }, '/home/zhang', '/srv/data/hengjian'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/zhang', '/home/zhang/.local/share/hengjian'],
  ['linux', {}, '/home/zhang', '/home/zhang/.local/share/hengjian'],
  ['win32', { APPDATA: 'C:\\Users\\zhang\\AppData\\Roaming' }, 'C:\\Users\\zhang', 'C:\\Users\\zhang\\AppData\\Roaming\\Hengjian'],
  ['win32', {}, 'C:\\Users\\zhang', 'C:\\Users\\zhang\\AppData\\Roaming\\Hengjian'],
  ['darwin', {}, '/Users/zhang', '/Users/zhang/Library/Application Support/Hengjian'],
] as const)('keeps data on %s where that system keeps it', (platform, environment, home, expected) => {
  expect(defaultDataFolder(platform, environment, home)).toBe(expected)
})
