import type { IncomingMessage } from 'node:http'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { guardRequest } from '../../electron/server/loopback-guard.ts'

const port = 41_234
const token = 'k3y-of-this-run_0123456789abcdefghijklmnopq'

/** The right value most of the time, so that the cases lie close to being let in; else a near miss or anything at all. */
function mostly(right: string, ...nearMisses: string[]) {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(right) },
    { weight: 2, arbitrary: fc.constantFrom(...nearMisses) },
    { weight: 1, arbitrary: fc.string() },
  )
}
const optional = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined, freq: 6 })

const requests = fc.record({
  method: mostly('POST', 'GET', 'post', 'HEAD', 'OPTIONS', 'PUT'),
  url: mostly('/rpc/register/units', '//rpc/x', 'http://127.0.0.1:41234/rpc/x', '/files/exports/a', '/rpc', '/RPC/x', '*', ''),
  hosts: fc.array(
    mostly(`127.0.0.1:${port}`, `localhost:${port}`, '127.0.0.1', `127.0.0.1:${port}.`, `127.0.0.1:${port}0`, `evil:${port}`),
    {
      minLength: 0,
      maxLength: 2,
    },
  ),
  origin: optional(mostly(`http://127.0.0.1:${port}`, `https://127.0.0.1:${port}`, 'null', `http://localhost:${port}`, 'http://127.0.0.1')),
  site: optional(mostly('same-origin', 'none', 'same-site', 'cross-site', 'Same-Origin')),
  type: optional(
    mostly('application/json', 'application/json; charset=utf-8', 'text/plain', 'application/octet-stream', 'application/jsonp'),
  ),
  authorization: optional(mostly(`Bearer ${token}`, `bearer ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer ', token)),
})

test.prop([requests], { numRuns: 3000 })('lets a call in exactly when every single condition holds', (given) => {
  const request = {
    method: given.method,
    url: given.url,
    headers: { origin: given.origin, 'sec-fetch-site': given.site, 'content-type': given.type, authorization: given.authorization },
    headersDistinct: { host: given.hosts },
  } as unknown as IncomingMessage

  const isIn = guardRequest(request, port, token) === null && given.url.startsWith('/rpc/')

  const [host = '', ...moreHosts] = given.hosts
  expect(isIn).toBe(
    moreHosts.length === 0 &&
      [`127.0.0.1:${port}`, `localhost:${port}`].includes(host) &&
      [undefined, `http://${host}`].includes(given.origin) &&
      [undefined, 'same-origin', 'none'].includes(given.site) &&
      given.url.startsWith('/rpc/') &&
      given.method === 'POST' &&
      /^\s*application\/json\s*(?:;|$)/iu.test(given.type ?? '') &&
      given.authorization === `Bearer ${token}`,
  )
})
