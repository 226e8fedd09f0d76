import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RefusalCode } from '../api/refusals.ts'

export interface GuardRefusal {
  readonly code: RefusalCode
  readonly message: string
}

/** One thing that is looked at before a request reaches the program; null when it has nothing against it. */
export interface Guard {
  readonly name: string
  readonly check: (request: IncomingMessage, port: number, token: string) => GuardRefusal | null
}

/**
 * What is looked at, in the order of the security design, cheapest and widest first.
 *
 * The host check stops a foreign name that was made to point here; origin and fetch site stop foreign pages; the target must be a plain path, because an
 * absolute or authority form would name another host than the one just checked, and `/x/../files/` would be judged as a page, which needs no token, and
 * then be answered as a file; the token stops other users of this machine.
 */
export const guards: readonly Guard[] = [
  { name: 'host', check: (request, port) => (isOwnHost(request, port) ? null : { code: 'FORBIDDEN', message: 'wrong host' }) },
  {
    name: 'origin',
    check: ({ headers: { origin }, headersDistinct }) =>
      origin === undefined || origin === `http://${headersDistinct.host?.[0]}` ? null : { code: 'FORBIDDEN', message: 'wrong origin' },
  },
  {
    name: 'fetch site',
    check: ({ headers }) => {
      const site = headers['sec-fetch-site']
      return site === undefined || site === 'same-origin' || site === 'none' ? null : { code: 'FORBIDDEN', message: 'wrong fetch site' }
    },
  },
  {
    name: 'target',
    check: ({ url = '' }) => (isPlainPath(url) ? null : { code: 'BAD_REQUEST', message: 'the target is not a plain path' }),
  },
  {
    name: 'method',
    check: (request) => {
      const { methods } = areaOf(request)
      return methods.includes(request.method ?? '') ? null : { code: 'METHOD_NOT_SUPPORTED', message: `only ${methods.join(', ')}` }
    },
  },
  {
    name: 'content type',
    check: (request) => {
      const { type } = areaOf(request)
      if (type === null || request.method !== 'POST' || mediaType(request.headers['content-type']) === type) return null
      return { code: 'UNSUPPORTED_MEDIA_TYPE', message: `only ${type}` }
    },
  },
  {
    name: 'token',
    check: (request, _port, token) =>
      areaOf(request).type === null || holdsToken(request.headers.authorization, token)
        ? null
        : { code: 'UNAUTHORIZED', message: 'no valid token' },
  },
]

/**
 * Decides whether a request may reach the program at all; null when it may.
 *
 * `port` is the one listened on; `token` the secret of this run. `only` is for the test that leaves one guard out and must notice.
 */
export function guardRequest(request: IncomingMessage, port: number, token: string, only: readonly Guard[] = guards): GuardRefusal | null {
  for (const { check } of only) {
    const refusal = check(request, port, token)
    if (refusal !== null) return refusal
  }
  return null
}

function isOwnHost(request: IncomingMessage, port: number): boolean {
  const [host, ...more] = request.headersDistinct.host ?? []
  return more.length === 0 && (host === `127.0.0.1:${port}` || host === `localhost:${port}`)
}

/** Whether a target is a path that means what it says: nothing in it is resolved or written otherwise when it becomes an address. */
function isPlainPath(target: string): boolean {
  if (!target.startsWith('/') || target.startsWith('//')) return false
  const address = `http://127.0.0.1${target}`
  return URL.canParse(address) && new URL(address).pathname === target.split('?', 1)[0]
}

/** The three areas of the address space: calls, bytes, and the built renderer, which needs no token, because only its fragment carries one. */
function areaOf({ url = '' }: IncomingMessage): { readonly methods: readonly string[]; readonly type: string | null } {
  if (url.startsWith('/rpc/')) return { methods: ['POST'], type: 'application/json' }
  if (url.startsWith('/files/')) return { methods: ['GET', 'POST'], type: 'application/octet-stream' }
  return { methods: ['GET', 'HEAD'], type: null }
}

function mediaType(contentType: string | undefined): string | undefined {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase()
}

/** Compares digests, so that neither the time nor a difference in length tells anything about the token. */
function holdsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer ([A-Za-z0-9_-]{1,128})$/u.exec(authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
