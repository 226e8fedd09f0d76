import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { LoopbackHost } from '../../electron/server/serve.ts'
import { serve } from '../../electron/server/serve.ts'
import { requestText, sendRaw } from '../helpers/raw-http.ts'
import type { TestApi } from '../helpers/test-api.ts'
import { createTestApi } from '../helpers/test-api.ts'

let fixture: TestApi
let host: LoopbackHost

beforeAll(async () => {
  fixture = await createTestApi()
  host = await serve({ api: fixture.api, log: { error: () => 'reference1', info: () => undefined }, port: 0 })
})
afterAll(async () => {
  await host.close()
  fixture.remove()
})
afterEach(async () => {
  const answer = await call({})
  expect(answer.status, 'the server still serves its own page after each hostile request').toBe(200)
})

const body = '{"json":{}}'

function good(): Record<string, string | null> {
  return {
    host: `127.0.0.1:${host.port}`,
    origin: `http://127.0.0.1:${host.port}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'content-length': String(body.length),
    authorization: `Bearer ${host.token}`,
  }
}

function call(changed: Readonly<Record<string, string | null>>, line = 'POST /rpc/register/units') {
  return sendRaw(host.port, [requestText(line, { ...good(), ...changed }, line.startsWith('POST') ? body : '')])
}

test.each([
  ['a foreign host name', { host: 'evil.example' }, 403],
  ['the right name and a wrong port', { host: '127.0.0.1:1' }, 403],
  ['a host without its port', { host: '127.0.0.1' }, 403],
  ['the address in another notation', { host: '2130706433' }, 403],
  ['a host with a user', { host: 'x@127.0.0.1' }, 403],
  ['a foreign origin', { origin: 'https://evil.example' }, 403],
  ['the origin of a file', { origin: 'null' }, 403],
  ['the own address with another scheme', { origin: 'https://127.0.0.1' }, 403],
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a page of another port', { 'sec-fetch-site': 'same-site' }, 403],
  ['no token', { authorization: null }, 401],
  ['an empty token', { authorization: 'Bearer ' }, 401],
  ['a wrong token', { authorization: `Bearer ${'x'.repeat(43)}` }, 401],
  ['the token in another scheme', { authorization: 'Basic dTpw' }, 401],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['a simple type that needs no preflight', { 'content-type': 'text/plain' }, 415],
  ['no type', { 'content-type': null }, 415],
])('refuses a call with %s', async (_what, headers, status) => {
  expect((await call(headers)).status).toBe(status)
})

test('refuses a call whose token lacks its last character', async () => {
  expect((await call({ authorization: `Bearer ${host.token.slice(0, -1)}` })).status).toBe(401)
})

test('judges host before origin, origin before method, method before type, type before token', async () => {
  const wrong = { host: 'evil.example', origin: 'null', 'content-type': 'text/plain', authorization: null }

  const hostFirst = await call(wrong, 'PUT /rpc/register/units')
  const originNext = await call({ ...wrong, host: good().host ?? null }, 'PUT /rpc/register/units')
  const methodNext = await call({ 'content-type': 'text/plain', authorization: null }, 'PUT /rpc/register/units')
  const typeNext = await call({ 'content-type': 'text/plain', authorization: null })

  expect([hostFirst, originNext].map(({ text }) => /"message":"([^"]+)"/u.exec(text)?.[1])).toEqual(['wrong host', 'wrong origin'])
  expect([methodNext, typeNext].map(({ status }) => status)).toEqual([405, 415])
})

test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'])(
  'refuses %s of a procedure and allows no other site anything',
  async (method) => {
    const answer = await call({ 'content-length': null }, `${method} /rpc/register/units`)

    expect(answer.status).toBe(405)
    expect(answer.text.toLowerCase()).not.toContain('access-control')
  },
)

test.each([
  ['names another host in its target', 'GET http://evil.example/'],
  ['leaves the scheme out of a foreign target', 'GET //evil.example/'],
  ['asks for everything', 'OPTIONS *'],
  ['comes to a file by a detour that looks like a page', 'GET /x/../files/exports/e1'],
  ['comes to a file by a hidden detour', 'GET /assets/%2e%2e/files/exports/e1'],
])('refuses a request that %s', async (_what, line) => {
  expect((await call({ 'content-length': null }, line)).status).toBe(400)
})

test('serves the page without a token, because the token travels in the fragment', async () => {
  const answer = await call(
    { authorization: null, 'content-type': null, 'content-length': null, 'sec-fetch-site': 'none', origin: null },
    'GET /',
  )

  expect(answer.status).toBe(200)
  expect(answer.text).toContain('衡鉴')
})

test.each(['/files/exports/e1', `/files/evidence/${'a'.repeat(64)}`])('refuses the file %s without a token', async (path) => {
  expect((await call({ authorization: null, 'content-length': null }, `GET ${path}`)).status).toBe(401)
})

test('refuses a body that declares more than the limit', async () => {
  expect((await call({ 'content-length': String(9 * 1024 * 1024) })).status).toBe(413)
})

test('refuses a body that grows beyond the limit without declaring it, and the sender sees the refusal', async () => {
  const headers = { ...good(), 'content-length': null, 'transfer-encoding': 'chunked' }
  const chunk = `${(1024 * 1024).toString(16)}\r\n${'x'.repeat(1024 * 1024)}\r\n`

  const answer = await sendRaw(host.port, [
    requestText('POST /rpc/exchange/paste', headers),
    ...Array.from({ length: 12 }, () => chunk),
    '0\r\n\r\n',
  ])

  expect(answer.status).toBe(413)
})

test.each([
  ['headers of more than 8 KB', 431, (port: number) => `GET / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nx: ${'x'.repeat(9000)}\r\n\r\n`],
  ['two hosts', 403, (port: number) => `GET / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nhost: evil.example\r\nconnection: close\r\n\r\n`],
  ['no host', 400, () => 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n'],
  ['something that is not HTTP', 400, () => '\u0016\u0003\u0001\u0002\u0000\u0001'],
  [
    'two contradicting lengths',
    400,
    (port: number) => `POST / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef`,
  ],
  [
    'a length and chunks at once',
    400,
    (port: number) => `POST / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['a bare line feed between headers', 400, (port: number) => `GET / HTTP/1.1\nhost: 127.0.0.1:${port}\n\rx\n\n`],
  ['a null in a header', 400, (port: number) => `GET / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nx: a\u0000b\r\n\r\n`],
])('refuses %s', async (_what, status, text) => {
  expect((await sendRaw(host.port, [text(host.port)])).status).toBe(status)
})

test('closes a connection that never finishes its headers', async () => {
  const answer = await sendRaw(host.port, [`GET / HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\nx: `])

  expect(answer.status).toBe(408)
})

test('survives senders that go away in the middle of everything', async () => {
  const begun = requestText('POST /files/evidence?name=a.png', {
    ...good(),
    'content-type': 'application/octet-stream',
    'content-length': '100000',
  })

  await Promise.all(
    [begun, `${begun}half of it`, begun.slice(0, 20), ''].map(
      (text) =>
        new Promise<void>((resolve) => {
          const socket = sendAndCut(host.port, text)
          socket.then(resolve, resolve)
        }),
    ),
  )

  expect(fixture.stored).toEqual([])
})

test('listens on the loopback interface only', async () => {
  const taken = await new Promise<string>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
    probe.listen({ host: '127.0.0.1', port: host.port, exclusive: true }, () => probe.close(() => resolve('free')))
  })
  const elsewhere = await new Promise<string>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
    probe.listen({ host: '127.0.0.2', port: host.port, exclusive: true }, () => probe.close(() => resolve('free')))
  })

  expect({ taken, elsewhere }).toEqual({ taken: 'EADDRINUSE', elsewhere: 'free' })
})

async function sendAndCut(port: number, text: string): Promise<void> {
  const { connect } = await import('node:net')
  const { setTimeout: pause } = await import('node:timers/promises')
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(text)
  await pause(50)
  socket.destroy()
}
