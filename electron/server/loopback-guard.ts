import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RefusalCode } from '../api/refusals.ts'

export interface GuardRefusal {
  readonly code: RefusalCode
  readonly message: string
}

/**
 * Decides whether a request may reach the program at all; null when it may.
 *
 * The order is that of the security design, cheapest and widest first: host, origin, fetch site, method, content type, token. The host check
 * stops a foreign name that was made to point here; origin and fetch site stop foreign pages; the token stops other users of this machine.
 * The built renderer is served without a token, because the token travels in the address's fragment and only the renderer reads that.
 * `port` is the one listened on; `token` the secret of this run.
 */
export function guardRequest(request: IncomingMessage, port: number, token: string): GuardRefusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const [host, ...moreHosts] = request.headersDistinct.host ?? []
  if (host === undefined || moreHosts.length > 0 || !hosts.includes(host)) return { code: 'FORBIDDEN', message: 'wrong host' }

  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) return { code: 'FORBIDDEN', message: 'wrong origin' }
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { code: 'FORBIDDEN', message: 'wrong fetch site' }

  const path = request.url ?? ''
  // An absolute or authority form would let the request name another host than the one just checked.
  if (!path.startsWith('/') || path.startsWith('//')) return { code: 'BAD_REQUEST', message: 'the target is not a path' }
  const isRpc = path.startsWith('/rpc/')
  const isFiles = path.startsWith('/files/')
  const allowed = isRpc ? ['POST'] : isFiles ? ['GET', 'POST'] : ['GET', 'HEAD']
  if (!allowed.includes(request.method ?? '')) return { code: 'METHOD_NOT_SUPPORTED', message: `only ${allowed.join(', ')}` }
  if (!isRpc && !isFiles) return null

  if (request.method === 'POST') {
    const wanted = isRpc ? 'application/json' : 'application/octet-stream'
    if (mediaType(request.headers['content-type']) !== wanted) return { code: 'UNSUPPORTED_MEDIA_TYPE', message: `only ${wanted}` }
  }
  return holdsToken(request.headers.authorization, token) ? null : { code: 'UNAUTHORIZED', message: 'no valid token' }
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
