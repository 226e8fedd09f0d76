import type { Chance } from '../mutants/chance.ts'

/** Where requests go, and a call there that would be let in and change the data. */
export interface Aim {
  readonly port: number
  readonly token: string
  readonly procedure: string
  readonly body: string
}

/** A request as bytes, what is wrong with it, and the status that must answer it; 0: the connection is closed without a word. */
export interface HostileRequest {
  readonly what: string
  readonly text: string
  readonly status: number
}

interface Draft {
  method: string
  target: string
  headers: [string, string][]
  body: string
}

/** One thing wrong that a guard must notice: the guards' order is the order in which they are asked, so the first broken one answers. */
interface Fault {
  readonly guard: string
  readonly status: number
  readonly make: (draft: Draft, aim: Aim, chance: Chance) => void
}

const set = (draft: Draft, name: string, value: string | null): void => {
  draft.headers = draft.headers.filter(([known]) => known !== name)
  if (value !== null) draft.headers.push([name, value])
}

/** In the order of the guards. */
export const faults: readonly Fault[] = [
  {
    guard: 'host',
    status: 403,
    make: (draft, { port }, chance) => {
      // With an origin, the next guard would notice too.
      if (chance.upTo(4) > 0) set(draft, 'origin', null)
      if (chance.upTo(5) === 0) {
        draft.headers.push(['host', chance.pick(['evil.example', `127.0.0.1:${port}`])])
        return
      }
      const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1', 'localhost', `127.0.0.1:${port + 1}`, `127.0.0.1:0${port}`]
      const near = [`127.0.0.1.:${port}`, `127.1:${port}`, `2130706433:${port}`, `[::1]:${port}`, `0.0.0.0:${port}`, `x@127.0.0.1:${port}`]
      const odd = [`127.0.0.1:${port}.evil.example`, `LOCALHOST:${port}`, `127.0.0.1:${port},evil`, `localhost.:${port}`, '']
      set(draft, 'host', chance.pick([...hosts, ...near, ...odd]))
    },
  },
  {
    guard: 'origin',
    status: 403,
    make: (draft, { port }, chance) => {
      const origins = ['https://evil.example', 'null', 'file://', `https://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`]
      const near = [
        `http://localhost:${port}`,
        `http://127.0.0.1:${port}/`,
        `http://127.0.0.1:${port}.evil.example`,
        'http://127.0.0.1',
        '',
      ]
      set(draft, 'origin', chance.pick([...origins, ...near]))
    },
  },
  {
    guard: 'fetch site',
    status: 403,
    make: (draft, _aim, chance) =>
      set(draft, 'sec-fetch-site', chance.pick(['cross-site', 'same-site', 'Same-Origin', 'same-origin, none', 'x', ''])),
  },
  {
    guard: 'target',
    status: 400,
    make: (draft, { port }, chance) => {
      const fronts = ['http://evil.example', `http://127.0.0.1:${port}`, '/', '//evil.example', 'file://']
      const detours = ['/x/..', '/rpc/..', '/x/%2e%2e', '/x/.%2E', '/.', '/x\\..', '/%2e']
      draft.target = chance.pick([...fronts, ...detours]) + draft.target
    },
  },
  {
    guard: 'method',
    status: 405,
    make: (draft, _aim, chance) => {
      draft.method = chance.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'LOCK', 'MKCOL', 'SEARCH'])
    },
  },
  {
    guard: 'content type',
    status: 415,
    make: (draft, _aim, chance) => {
      const types = [null, '', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp']
      set(draft, 'content-type', chance.pick([...types, 'application/octet-stream', 'text/json', 'application/json, text/plain', '*/*']))
    },
  },
  {
    guard: 'token',
    status: 401,
    make: (draft, { token }, chance) => {
      const wrong = [null, '', 'Bearer', 'Bearer ', `Bearer ${token.slice(1)}`, `Bearer ${token.slice(0, -1)}`, `Bearer ${token}x`]
      const near = [`bearer ${token}`, `Basic ${token}`, token, `Bearer  ${token}`, `Bearer ${token} ${token}`, `Bearer ${'x'.repeat(43)}`]
      set(draft, 'authorization', chance.pick([...wrong, ...near, `Bearer ${'x'.repeat(4000)}`]))
    },
  },
]

/** The request that would be let in. */
export function goodRequest(aim: Aim): string {
  return textOf(draftFor(aim))
}

/** A request with one to three things wrong that the guards must notice; `only` one of them when a guard is named. */
export function guardedRequest(aim: Aim, chance: Chance, only?: string): HostileRequest {
  const draft = draftFor(aim)
  const broken = new Set<Fault>()
  for (let times = 1 + chance.upTo(3); times > 0; times -= 1) broken.add(chance.pick(faults))
  const chosen = only === undefined ? broken : new Set(faults.filter(({ guard }) => guard === only))
  for (const fault of chosen) fault.make(draft, aim, chance)
  const first = faults.find((fault) => chosen.has(fault))
  return { what: [...chosen].map(({ guard }) => `wrong ${guard}`).join(', '), text: textOf(draft), status: statusOf(draft, first) }
}

function statusOf(draft: Draft, first: Fault | undefined): number {
  if (first === undefined) throw new Error('nothing is wrong')
  // A request without any host is refused by the parser already.
  return draft.headers.some(([name]) => name === 'host') ? first.status : 400
}

function draftFor({ port, token, procedure, body }: Aim): Draft {
  return {
    method: 'POST',
    target: `/rpc/${procedure}`,
    headers: [
      ['host', `127.0.0.1:${port}`],
      ['connection', 'close'],
      ['origin', `http://127.0.0.1:${port}`],
      ['sec-fetch-site', 'same-origin'],
      ['content-type', 'application/json'],
      ['content-length', String(Buffer.byteLength(body))],
      ['authorization', `Bearer ${token}`],
      ['x-hengjian-operator', '%E6%9D%8E%E9%9D%92'],
    ],
    body,
  }
}

function textOf({ method, target, headers, body }: Draft): string {
  return `${method} ${target} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}

type Shape = (aim: Aim, draft: Draft, chance: Chance) => HostileRequest

const answered = (what: string, status: number, draft: Draft): HostileRequest => ({ what, status, text: textOf(draft) })
const withBody = (draft: Draft, body: string): Draft => {
  set(draft, 'content-length', String(Buffer.byteLength(body)))
  return { ...draft, body }
}
const nested = (depth: number) => `{"json":${'['.repeat(depth)}${']'.repeat(depth)}}`

/** What passes every guard and must be refused behind them, or breaks the protocol before them. */
const shapes: readonly Shape[] = [
  (_aim, draft, chance) => {
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"json":null}',
      '{"json":{"from":"x"}}',
      '{"json":{"__proto__":{"from":"blank"}}}',
      '\u0000',
    ]
    return answered('a body that does not fit', 400, withBody(draft, chance.pick(bodies)))
  },
  (_aim, draft, chance) => answered('a body of deep brackets', 400, withBody(draft, nested(chance.pick([200, 5_000, 100_000])))),
  (_aim, draft, chance) => {
    const strange = [
      ['json', { from: 'blank', name: 'x', kind: 'unit', more: 1 }] as const,
      ['json', { from: 'blank', name: 1e308, kind: 'unit' }] as const,
    ]
    return answered(
      'a key or a number that is not in the contract',
      400,
      withBody(draft, JSON.stringify(Object.fromEntries([chance.pick(strange)]))),
    )
  },
  (_aim, draft, chance) => {
    const paths = ['/rpc/', '/rpc/x', '/rpc/schemes', '/rpc/schemes/__proto__', '/rpc/constructor', '/rpc/schemes/create/x']
    const climbing = ['/rpc/schemes%2fcreate', '/rpc//schemes/create', '/rpc/schemes/create%00', '/rpc/%ff']
    return answered('a procedure that is not there', 404, { ...draft, target: chance.pick([...paths, ...climbing]) })
  },
  (_aim, draft, chance) => {
    set(draft, 'content-length', null)
    const paths = [
      '/index.html/..%2f..%2fpackage.json',
      '/..%2f..%2fetc/passwd',
      '/assets/..%5c..%5cx',
      '/%00',
      '/favicon.ico%2f',
      '/package.json',
    ]
    return answered('a file outside the screens', 404, { ...draft, method: 'GET', target: chance.pick(paths), body: '' })
  },
  (_aim, draft, chance) => {
    set(draft, 'content-length', null)
    const paths = ['/files/exports', '/files/exports/..%2f', '/files/exports/%00', '/files/exports/x', `/files/exports/${'x'.repeat(2000)}`]
    return answered('an export that nobody made', 422, { ...draft, method: 'GET', target: chance.pick(paths), body: '' })
  },
  (_aim, draft, chance) => {
    set(draft, 'content-length', null)
    const paths = ['/files/', '/files/x', '/files/evidence/abc', '/files/evidence/a/b']
    return answered('bytes that are not there', 404, { ...draft, method: 'GET', target: chance.pick(paths), body: '' })
  },
  (_aim, draft, chance) => {
    set(draft, 'content-length', null)
    set(draft, 'authorization', null)
    const target = chance.pick([
      '/x/../files/exports/e1',
      '/assets/%2e%2e/files/exports/e1',
      '/x\\..\\files/exports/e1',
      '/./files/exports/e1',
    ])
    return answered('bytes on a detour, without a token', 400, { ...draft, method: 'GET', target, body: '' })
  },
  (_aim, draft, chance) => {
    set(draft, 'content-length', String(chance.pick([9_000_000, 4_294_967_296, 9_007_199_254_740_991])))
    return answered('a body that says it is too large', 413, draft)
  },
  (_aim, draft, chance) => {
    set(draft, 'x-hengjian-operator', chance.pick(['%', '%ff', 'x'.repeat(41), '%00', '%E2%80%AE']))
    return answered('an operator that is no name', 400, draft)
  },
  (_aim, draft, chance) =>
    answered('a line that is no request', 400, { ...draft, target: chance.pick(['/a b', '/a\u0000b', '', '/a\tb', '\u0001']) }),
  (_aim, draft, chance) => {
    set(draft, 'x-filler', 'x'.repeat(chance.pick([8_200, 9_000, 20_000])))
    return answered('headers beyond 8 KB', 431, draft)
  },
  (_aim, draft) => {
    for (let number = 0; number < 900; number += 1) draft.headers.push([`x-${number}`, 'xxxx'])
    return answered('900 headers', 431, draft)
  },
  (_aim, draft, chance) => {
    draft.headers.push(['transfer-encoding', chance.pick(['chunked', 'chunked, identity', 'identity', ' chunked'])])
    return answered('a length and chunks at once', 400, draft)
  },
  (_aim, draft, chance) => {
    draft.headers.push(['content-length', chance.pick(['0', '1', '-1', '1e3', '+5', '0x10'])])
    return answered('two lengths', 400, draft)
  },
  (_aim, draft, chance) => {
    set(draft, 'content-length', chance.pick(['-1', '1e3', '+5', '0x10', 'x', '1,1', '99999999999999999999999']))
    return answered('a length that is no number', 400, draft)
  },
  (_aim, draft, chance) => {
    set(draft, 'content-length', null)
    draft.headers.push(['transfer-encoding', 'chunked'])
    return answered('chunks that are none', 400, {
      ...draft,
      body: chance.pick(['x\r\n', '-1\r\n\r\n', 'fffffffffffffffff\r\n', '5\r\nabcdefgh\r\n0\r\n\r\n', '5;\u0000\r\n']),
    })
  },
  (_aim, draft) => {
    set(draft, 'content-length', null)
    set(draft, 'authorization', null)
    draft.headers.push(['transfer-encoding', 'chunked'], ['trailer', 'authorization'])
    return answered('a token behind the body', 401, { ...draft, body: '2\r\n{}\r\n0\r\nauthorization: Bearer x\r\n\r\n' })
  },
  (aim, draft) => {
    set(draft, 'authorization', null)
    const hidden = textOf({ ...draftFor(aim), headers: draftFor(aim).headers.filter(([name]) => name !== 'authorization') })
    return answered('a second request in the body', 401, withBody(draft, hidden))
  },
  (_aim, draft, chance) => {
    const lines = ['x: a\u0000b', 'x\u0000: a', 'x y: a', ': a', 'x', 'host : evil', '\u00e9: a']
    const text = textOf(draft)
    return { what: 'a header that is none', status: 400, text: text.replace('connection:', `${chance.pick(lines)}\r\nconnection:`) }
  },
  (_aim, draft, chance) => {
    const text = textOf(draft)
    const versions = ['HTTP/1.2', 'HTTP/9.9', 'http/1.1', 'HTP/1.1', 'HTTP/1.1 x']
    return { what: 'another protocol version', status: 400, text: text.replace('HTTP/1.1', chance.pick(versions)) }
  },
  (_aim, _draft, chance) => {
    const noise = [
      '\u0016\u0003\u0001\u0002\u0000\u0001',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'GET\r\n\r\n',
      '\u0000'.repeat(64),
      'SSH-2.0-x\r\n',
      '{"json":{}}\r\n\r\n',
    ]
    return { what: 'something that is not HTTP', status: 400, text: chance.pick(noise) }
  },
  ({ port }) => ({ what: 'a tunnel', status: 0, text: `CONNECT evil.example:443 HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n` }),
  ({ port }) => ({ what: 'no host', status: 400, text: `GET / HTTP/1.1\r\nconnection: close\r\nx: 127.0.0.1:${port}\r\n\r\n` }),
]

/** A request that breaks the protocol, the size, the schema or the paths, guards aside. */
export function malformedRequest(aim: Aim, chance: Chance, shape = chance.upTo(shapes.length)): HostileRequest {
  const make = shapes[shape]
  if (make === undefined) throw new Error(`there is no shape ${shape}`)
  return make(aim, draftFor(aim), chance)
}
