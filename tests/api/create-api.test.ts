import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TestApi } from '../helpers/test-api.ts'
import { createTestApi, patternBytes, testFileHash } from '../helpers/test-api.ts'

let fixture: TestApi

beforeEach(async () => {
  fixture = await createTestApi()
})
afterEach(() => fixture.remove())

function call(procedure: string, input: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fixture.api.fetch(
    new Request(`http://127.0.0.1/rpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ json: input }),
    }),
  )
}

function upload(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fixture.api.fetch(
    new Request(`http://127.0.0.1${path}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes }),
  )
}

const get = (path: string, method = 'GET') => fixture.api.fetch(new Request(`http://127.0.0.1${path}`, { method }))

test('answers a call with what the use case gave', async () => {
  const response = await call('register/units', undefined)

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ json: [{ id: 1, code: 'U01', name: '信息中心', shortName: '信息', branches: 3 }] })
})

test('turns a refusal of a use case into the typed error with code and data', async () => {
  const response = await call('register/remove', { evaluateeIds: [7] })

  expect(response.status).toBe(422)
  expect(await response.json()).toEqual({
    json: { defined: true, code: 'APP', status: 422, message: 'in_use {"first":7}', data: { code: 'in_use', data: { first: 7 } } },
  })
})

test('answers a defect with its log reference and nothing of what happened', async () => {
  const response = await call('results/days', { cycleId: 1 })

  expect(response.status).toBe(500)
  const text = await response.text()
  expect(text).not.toContain('secret')
  expect(JSON.parse(text)).toEqual({
    json: { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'internal', data: { reference: 'reference1' } },
  })
  expect(fixture.logged).toEqual([{ message: '/rpc results.days', error: new Error('the disk caught fire at secret place') }])
})

test.each([
  ['an unknown key', 'register/remove', { evaluateeIds: [7], force: true }],
  ['a wrong type', 'register/remove', { evaluateeIds: ['7'] }],
  ['a missing key', 'register/remove', {}],
  ['a list that is too long', 'register/remove', { evaluateeIds: Array.from({ length: 5001 }, () => 1) }],
  ['no input', 'register/remove', undefined],
  ['a prototype key', 'register/remove', JSON.parse('{"evaluateeIds":[7],"__proto__":{"x":1}}') as unknown],
])('refuses input with %s as a bad request and says where', async (_what, procedure, input) => {
  const response = await call(procedure, input)

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ json: { code: 'BAD_REQUEST', data: { issues: [expect.anything()] } } })
  expect(fixture.logged).toEqual([])
})

test.each([
  ['not JSON', '{"json":', 400],
  ['a number in the place of the call', '7', 400],
  ['a body of nothing', '', 400],
  ['references to places that are not there', '{"json":{"evaluateeIds":[1]},"meta":[[1,"x","y"]],"maps":[["a"]]}', 400],
])('refuses a call whose body is %s', async (_what, body, status) => {
  const response = await fixture.api.fetch(
    new Request('http://127.0.0.1/rpc/register/remove', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
  )

  expect(response.status).toBe(status)
})

test('refuses a call that is larger than the limit', async () => {
  const response = await call('exchange/paste', { text: 'x'.repeat(8 * 1024 * 1024) })

  expect(response.status).toBe(413)
})

test('takes the largest paste that the contract allows, in Chinese', async () => {
  const response = await call('exchange/paste', { text: '评'.repeat(2_000_000) })

  expect(await response.json()).toMatchObject({ json: { name: '2000000' } })
})

test.each([
  ['an unknown procedure', 'POST', '/rpc/register/explode', 404],
  ['the root of all calls', 'POST', '/rpc/', 404],
  ['a property of every object', 'POST', '/rpc/constructor', 404],
  ['a procedure asked for by GET', 'GET', '/rpc/register/units', 405],
  ['a deletion', 'DELETE', '/rpc/register/units', 405],
])('refuses %s', async (_what, method, path, status) => {
  const response = await fixture.api.fetch(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: '{}' } : {}),
    }),
  )

  expect(response.status).toBe(status)
})

test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/event-stream'])(
  'refuses a call of the type %s',
  async (type) => {
    const response = await call('register/units', undefined, { 'content-type': type })

    expect(response.status).toBe(415)
  },
)

test.each([
  ['张三', '%E5%BC%A0%E4%B8%89', '张三'],
  ['a name with spaces around', '%20%20%E5%BC%A0%E4%B8%89%20', '张三'],
  ['a blank name', '%20', null],
])('tells the use case who sits at the screen: %s', async (_what, header, operator) => {
  await call('register/units', undefined, { 'x-hengjian-operator': header })

  expect(fixture.seen).toEqual([{ operator }])
})

test.each([
  ['bad encoding', '%E5%BC'],
  ['a control character', 'a%0Ab'],
  ['41 characters', 'x'.repeat(41)],
])('refuses an operator name with %s', async (_what, header) => {
  const response = await call('register/units', undefined, { 'x-hengjian-operator': header })

  expect(response.status).toBe(400)
  expect(fixture.seen).toEqual([])
})

test('takes a table as raw bytes with its name in the query', async () => {
  const response = await upload(`/files/tables?name=${encodeURIComponent('名单.xlsx')}`, patternBytes(5000))

  expect(await response.json()).toEqual({ tableId: 't1', name: '名单.xlsx', encoding: '5000', sheets: [], warnings: [] })
})

test('refuses a table of more than 20 MB with its own code', async () => {
  const response = await upload('/files/tables?name=a.xlsx', new Uint8Array(20 * 1024 * 1024 + 1))

  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ code: 'APP', data: { code: 'table_too_large', data: { limit: 20 } } })
})

test('stores evidence under the last part of its name, without what could reverse or hide it', async () => {
  const name = encodeURIComponent('C:\\佐证\\现场\u202egnp.exe')

  const response = await upload(`/files/evidence?name=${name}&type=image/png`, patternBytes(10))

  expect(response.status).toBe(200)
  expect(fixture.stored).toEqual([{ name: '现场gnp.exe', bytes: 10 }])
})

test.each([
  ['no name', '/files/evidence'],
  ['a name of dots', '/files/evidence?name=..'],
])('refuses evidence with %s', async (_what, path) => {
  expect((await upload(path, patternBytes(10))).status).toBe(400)
})

test('hands evidence out as an attachment with its name, and as no type that a browser would show', async () => {
  const response = await get(`/files/evidence/${testFileHash}?name=${encodeURIComponent('现场 "照片".png')}`)

  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="__ ____.png"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20_%E7%85%A7%E7%89%87_.png`,
  )
  expect(Buffer.from(await response.arrayBuffer()).equals(patternBytes(1_000_000))).toBe(true)
})

test('hands an export out under the name it was written with', async () => {
  const response = await get('/files/exports/e1')

  expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''2026%20%E6%8E%92%E5%90%8D.xlsx")
  expect(response.headers.get('content-length')).toBe('70000')
})

test.each([
  ['evidence that is not stored', `/files/evidence/${'b'.repeat(64)}`, 422],
  ['an export that is gone', '/files/exports/e2', 422],
  ['a hash in upper case', `/files/evidence/${'A'.repeat(64)}`, 404],
  ['a hash that climbs', '/files/evidence/..%2f..%2fhengjian.db', 404],
  ['a file id that climbs', '/files/exports/..%2f..%2fhengjian.db', 404],
  ['a deeper path', `/files/evidence/${testFileHash}/x`, 404],
  ['the folder itself', '/files/exports/', 404],
])('does not find %s', async (_what, path, status) => {
  expect((await get(path)).status).toBe(status)
})

test.each([
  ['/', 'text/html; charset=utf-8', 'no-store'],
  ['/index.html', 'text/html; charset=utf-8', 'no-store'],
  ['/assets/main-abc123.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/noto-1.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
])('serves %s of the built renderer', async (path, type, cacheControl) => {
  const response = await get(path)

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('cache-control')).toBe(cacheControl)
})

test('answers HEAD with the length and without the content', async () => {
  const response = await get('/assets/noto-1.woff2', 'HEAD')

  expect(response.headers.get('content-length')).toBe('3000')
  expect((await response.arrayBuffer()).byteLength).toBe(0)
})

test.each([
  '/assets/main-abc123.js.map',
  '/../package.json',
  '/assets/../../secret.txt',
  '/%2e%2e/package.json',
  '/assets/..%5c..%5csecret.txt',
  '/index.html%00',
  '/constructor',
  '/rpc',
  '/files',
])('does not serve %s', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test.each(['/', '/nowhere', '/rpc/nowhere', '/files/exports/e1'])('puts the security headers on the answer to %s', async (path) => {
  const { headers } = await get(path)

  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.has('access-control-allow-origin')).toBe(false)
})

test('ends a stream of changes when its reader goes away', async () => {
  const reader = new AbortController()
  const response = await fixture.api.fetch(
    new Request('http://127.0.0.1/rpc/cycles/changes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: reader.signal,
    }),
  )
  const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('revision')) text += (await stream?.read())?.value
  await vi.waitFor(() => expect(fixture.streams.waiting).toBe(1))

  reader.abort()
  while ((await stream?.read())?.done === false);

  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(fixture.streams).toEqual({ begun: 1, waiting: 1, ended: 1 })
})
