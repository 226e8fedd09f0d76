import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { desktopTexts } from '../../electron/main/desktop-texts.ts'
import { createRecoveryPage } from '../../electron/main/recovery-page.ts'
import type { LoopbackHost } from '../../electron/server/serve.ts'
import { serve } from '../../electron/server/serve.ts'
import { FakeSession } from '../helpers/fake-electron.ts'
import type { TestApi } from '../helpers/test-api.ts'
import { createTestApi, patternBytes, testFileHash } from '../helpers/test-api.ts'

vi.mock('electron', () => ({ protocol: {} }))
const { handleAppProtocol } = await import('../../electron/main/app-protocol.ts')

let fixture: TestApi
let host: LoopbackHost
let session: FakeSession

beforeAll(async () => {
  fixture = await createTestApi()
  host = await serve({ api: fixture.api, log: { error: () => 'reference1', info: () => undefined }, port: 0 })
  session = new FakeSession()
  handleAppProtocol(session as never, fixture.api, createRecoveryPage(desktopTexts('zh-CN')))
})
afterAll(async () => {
  await host.close()
  fixture.remove()
})

interface Call {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly signal?: AbortSignal
}

function throughLoopback(path: string, call: Call): Promise<Response> {
  return fetch(`http://127.0.0.1:${host.port}${path}`, { ...call, headers: { ...call.headers, authorization: `Bearer ${host.token}` } })
}

function throughProtocol(path: string, call: Call): Promise<Response> {
  const handler = session.protocols.get('app')
  if (handler === undefined) throw new Error('the scheme has no handler')
  return handler(new Request(`app://hengjian${path}`, call))
}

/** What a renderer can see of an answer. Headers that only say how HTTP carried it are left out. */
async function seen(response: Response) {
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name)),
  )
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()).toString('base64') }
}

const json = { 'content-type': 'application/json' }
const raw = { 'content-type': 'application/octet-stream' }
const rpc = (input: unknown): Call => ({ method: 'POST', headers: json, body: JSON.stringify({ json: input }) })

const calls: readonly (readonly [string, string, Call, number])[] = [
  ['a query', '/rpc/register/units', { ...rpc(undefined), headers: { ...json, 'x-hengjian-operator': '%E5%BC%A0%E4%B8%89' } }, 200],
  ['a query with 6 MB of Chinese', '/rpc/exchange/paste', rpc({ text: '评'.repeat(2_000_000) }), 200],
  ['a refusal of a use case', '/rpc/register/remove', rpc({ evaluateeIds: [7] }), 422],
  ['input that does not fit', '/rpc/register/remove', rpc({ evaluateeIds: [], force: true }), 400],
  ['a defect', '/rpc/results/days', rpc({ cycleId: 1 }), 500],
  ['an unknown procedure', '/rpc/register/explode', rpc({}), 404],
  ['a procedure by GET', '/rpc/register/units', {}, 405],
  ['a call of a wrong type', '/rpc/register/units', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
  ['a call that is too large', '/rpc/exchange/paste', rpc({ text: 'x'.repeat(9 * 1024 * 1024) }), 413],
  ['an operator that is no name', '/rpc/register/units', { ...rpc(undefined), headers: { ...json, 'x-hengjian-operator': '%' } }, 400],
  ['an upload of 1 MB', '/files/evidence?name=a.png&type=image/png', { method: 'POST', headers: raw, body: patternBytes(1_048_576) }, 200],
  ['a table', '/files/tables?name=%E5%90%8D%E5%8D%95.csv', { method: 'POST', headers: raw, body: patternBytes(3_000_000) }, 200],
  ['an empty upload', '/files/tables?name=a.csv', { method: 'POST', headers: raw, body: new Uint8Array(0) }, 200],
  ['an upload without a name', '/files/evidence', { method: 'POST', headers: raw, body: patternBytes(10) }, 400],
  [
    'an upload that is too large',
    '/files/tables?name=a.csv',
    { method: 'POST', headers: raw, body: new Uint8Array(21 * 1024 * 1024) },
    422,
  ],
  ['evidence', `/files/evidence/${testFileHash}?name=%E7%85%A7.png`, {}, 200],
  ['evidence that is not there', `/files/evidence/${'b'.repeat(64)}`, {}, 422],
  ['an export', '/files/exports/e1', {}, 200],
  ['the first page', '/', {}, 200],
  ['an asset', '/assets/main-abc123.js', {}, 200],
  ['the head of an asset', '/assets/noto-1.woff2', { method: 'HEAD' }, 200],
  ['a page that is not there', '/nowhere', {}, 404],
  ['a deletion', '/index.html', { method: 'DELETE' }, 405],
]

test.each(calls)('answers %s with the same bytes in both hosts', async (_what, path, call, status) => {
  const loopback = await seen(await throughLoopback(path, call))
  const desktop = await seen(await throughProtocol(path, call))

  expect(loopback).toEqual(desktop)
  expect(desktop.status).toBe(status)
})

test('receives every byte of a large upload in both hosts', async () => {
  fixture.stored.length = 0
  const call: Call = { method: 'POST', headers: raw, body: patternBytes(50 * 1024 * 1024) }

  await throughLoopback('/files/evidence?name=a.bin', call)
  await throughProtocol('/files/evidence?name=a.bin', call)

  expect(fixture.stored).toEqual([
    { name: 'a.bin', bytes: 52_428_800 },
    { name: 'a.bin', bytes: 52_428_800 },
  ])
})

test.each([
  ['the loopback host', throughLoopback],
  ['the protocol handler', throughProtocol],
])('delivers a change at once through %s and ends the stream when its reader goes away', async (_host, send) => {
  Object.assign(fixture.streams, { begun: 0, waiting: 0, ended: 0 })
  const gone = new AbortController()
  const response = await send('/rpc/cycles/changes', { ...rpc(undefined), signal: gone.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('findings')) text += (await reader?.read())?.value
  await vi.waitFor(() => expect(fixture.streams.waiting).toBe(1))

  await reader?.cancel().catch(() => undefined)
  gone.abort()

  await vi.waitFor(() => expect(fixture.streams).toEqual({ begun: 1, waiting: 1, ended: 1 }))
  expect(text).toContain('event: message')
})

test('ends the stream in the desktop although nobody but the body was cancelled', async () => {
  Object.assign(fixture.streams, { begun: 0, waiting: 0, ended: 0 })
  const response = await throughProtocol('/rpc/cycles/changes', rpc(undefined))
  const reader = response.body?.getReader()
  await reader?.read()
  await reader?.read()
  await vi.waitFor(() => expect(fixture.streams.waiting).toBe(1))

  await reader?.cancel()

  await vi.waitFor(() => expect(fixture.streams).toEqual({ begun: 1, waiting: 1, ended: 1 }))
})

test('ends open streams when the loopback host closes', async () => {
  Object.assign(fixture.streams, { begun: 0, waiting: 0, ended: 0 })
  const second = await serve({ api: fixture.api, log: { error: () => 'reference1', info: () => undefined }, port: 0, token: 'secret' })
  const response = await fetch(`http://127.0.0.1:${second.port}/rpc/cycles/changes`, {
    ...rpc(undefined),
    headers: { ...json, authorization: 'Bearer secret' },
  })
  const reader = response.body?.getReader()
  await reader?.read()
  await vi.waitFor(() => expect(fixture.streams.waiting).toBe(1))

  await second.close()

  while ((await reader?.read().catch(() => ({ done: true })))?.done === false);
  expect(fixture.streams).toEqual({ begun: 1, waiting: 1, ended: 1 })
})
