import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadFirstSample } from '../../electron/api/first-sample.ts'
import type { Program } from '../../electron/api/open-program.ts'
import { openProgram } from '../../electron/api/open-program.ts'
import { enterDemonstration } from '../helpers/enter-demonstration.ts'
import { patternBytes } from '../helpers/test-api.ts'

let folder: string
let programs: Program[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjian-program-'))
  programs = []
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>衡鉴</title>')
})
afterEach(async () => {
  for (const program of programs) await program.close()
  rmSync(folder, { recursive: true })
})

async function open(name: string): Promise<Program> {
  const program = await openProgram({
    host: 'browser',
    dataFolder: join(folder, name),
    rendererFolder: join(folder, 'renderer'),
    clock: () => new Date('2026-11-21T08:00:00Z'),
  })
  programs.push(program)
  await enterDemonstration(program.api)
  return program
}

function request(procedure: string, input: unknown): Request {
  return new Request(`http://127.0.0.1/rpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: input }),
  })
}

async function call(program: Program, procedure: string, input?: unknown): Promise<unknown> {
  const response = await program.api.fetch(request(procedure, input))
  return ((await response.json()) as { json: unknown }).json
}

const dataFolderOf = async (program: Program) => ((await call(program, 'settings/about')) as { dataFolder: string }).dataFolder

test('opens another data folder in place of the present one, which others may then open', async () => {
  await (await open('second')).close()
  const program = await open('first')
  await call(program, 'settings/change', { operator: '张三' })

  await call(program, 'settings/openDataFolder', { path: join(folder, 'second') })

  expect(await dataFolderOf(program)).toBe(join(folder, 'second'))
  expect(await call(program, 'settings/about')).toMatchObject({ operator: null })
  expect(await call(await open('first'), 'settings/about')).toMatchObject({ operator: '张三' })
})

test('keeps the present data folder when the other one cannot be opened', async () => {
  const program = await open('first')
  const other = await open('second')

  const locked = await call(program, 'settings/openDataFolder', { path: join(folder, 'second') })
  const missing = await call(program, 'settings/openDataFolder', { path: join(folder, 'nowhere') })

  expect(locked).toMatchObject({ code: 'APP', data: { code: 'database_locked' } })
  expect(missing).toMatchObject({ code: 'APP', data: { code: 'database_missing' } })
  expect(await dataFolderOf(program)).toBe(join(folder, 'first'))
  expect(await dataFolderOf(other)).toBe(join(folder, 'second'))
})

test('stays on the data folder that is open already', async () => {
  const program = await open('first')

  expect(await call(program, 'settings/openDataFolder', { path: `${join(folder, 'first')}/` })).toMatchObject({
    dataFolder: join(folder, 'first'),
  })
})

test('opens one folder after the other when two are asked for at once', async () => {
  await (await open('second')).close()
  await (await open('third')).close()
  const program = await open('first')

  await Promise.all(['second', 'third'].map((name) => call(program, 'settings/openDataFolder', { path: join(folder, name) })))

  expect(await dataFolderOf(program)).toBe(join(folder, 'third'))
  expect(await dataFolderOf(await open('second'))).toBe(join(folder, 'second'))
})

test('ends the streams of a data folder that is closed, so that screens read the new one', async () => {
  await (await open('second')).close()
  const program = await open('first')
  const changes = await program.api.fetch(request('cycles/changes', undefined))
  const reader = changes.body?.getReader()
  await reader?.read()

  await call(program, 'settings/openDataFolder', { path: join(folder, 'second') })

  let reads = 0
  while ((await reader?.read())?.done === false) reads += 1
  expect(reads).toBeLessThan(3)
})

test('tells open screens what was committed', async () => {
  const program = await open('first')
  const changes = await program.api.fetch(request('cycles/changes', undefined))
  const reader = changes.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()

  await call(program, 'settings/change', { operator: '张三' })

  let text = ''
  while (!text.includes('event: message')) text += (await reader?.read())?.value
  expect(text).toContain('data: {"json":{"revision":2,"topics":["settings"]}}')
})

test('loads the sample into an empty data folder once', async () => {
  const program = await open('first')

  expect(await loadFirstSample(program.api, 'office')).toBe(true)
  expect(await loadFirstSample(program.api, 'office')).toBe(false)
  expect(await call(program, 'cycles/list')).toMatchObject([{ isSample: true }])
})

test('may be closed twice', async () => {
  const program = await open('first')

  await program.close()

  await expect(program.close()).resolves.toBeUndefined()
})

test('keeps evidence by its content and hands the same bytes out again', async () => {
  const program = await open('first')
  const bytes = patternBytes(2_000_000)
  const address = 'http://127.0.0.1/files/evidence'
  const headers = { 'content-type': 'application/octet-stream' }

  const stored = await program.api.fetch(
    new Request(`${address}?name=${encodeURIComponent('现场.png')}`, { method: 'POST', headers, body: bytes }),
  )
  const { hash, ...rest } = (await stored.json()) as { hash: string }
  const sent = await program.api.fetch(new Request(`${address}/${hash}?name=${encodeURIComponent('现场.png')}`))

  expect(rest).toEqual({ name: '现场.png', bytes: 2_000_000, type: 'image/png' })
  expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(Buffer.from(await sent.arrayBuffer()).equals(bytes)).toBe(true)
})

test('reads a table that was sent as bytes', async () => {
  const program = await open('first')

  const response = await program.api.fetch(
    new Request('http://127.0.0.1/files/tables?name=a.csv', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: '名称,分组\n信息中心,一组\n',
    }),
  )

  expect(await response.json()).toMatchObject({
    name: 'a.csv',
    sheets: [
      {
        rows: 2,
        preview: [
          ['名称', '分组'],
          ['信息中心', '一组'],
        ],
      },
    ],
  })
})
