import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Api } from '../api/create-api.ts'
import { refuse } from '../api/refusals.ts'
import { secured } from '../api/response-headers.ts'
import type { Log } from '../features/app.ts'
import { limitConnections } from './connection-limit.ts'
import { type Guard, guardRequest } from './loopback-guard.ts'
import { sendResponse } from './send-response.ts'
import { toWebRequest } from './web-request.ts'

/** A browser holds six, and a second screen six more. */
const mostConnections = 100

/** Bounds against broken and hostile senders, in milliseconds and bytes. Answers may take and stream as long as they like. */
const limits = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
} as const

export interface ServeOptions {
  readonly api: Api
  readonly log: Log
  /** 0 takes a free one. */
  readonly port: number
  /** Secret of this run; a fresh one of 256 bits when not given. */
  readonly token?: string
  /** For the test that leaves one guard out; all of them when not given. */
  readonly guards?: readonly Guard[]
}

export interface LoopbackHost {
  readonly port: number
  /** Address for a browser, with the token as fragment, which no server and no log sees. */
  readonly address: string
  readonly token: string
  /** Takes no more connections, ends the streams, and resolves when the last answer is out or was cut after one second. */
  close(): Promise<void>
}

/**
 * Serves the program to browsers on this machine only: 127.0.0.1, no other interface.
 *
 * Rejects when the port is taken. A broken or hostile request costs itself an answer and nobody else anything.
 */
export async function serve({
  api,
  log,
  port,
  token = randomBytes(32).toString('base64url'),
  guards,
}: ServeOptions): Promise<LoopbackHost> {
  const underWay = new Set<AbortController>()
  let origin = ''
  let boundPort = 0

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const refusal = guardRequest(incoming, boundPort, token, guards)
    if (refusal !== null) {
      incoming.resume()
      await sendResponse(secured(refuse(refusal.code, refusal.message)), outgoing)
      return
    }
    const gone = new AbortController()
    underWay.add(gone)
    outgoing.once('close', () => {
      underWay.delete(gone)
      gone.abort()
      // A connection that is kept alive would hold the closing server until it is cut.
      if (!server.listening) incoming.socket.destroySoon()
    })
    const response = await api.fetch(toWebRequest(incoming, origin, gone.signal))
    await sendResponse(response, outgoing)
  }

  const server = createServer({ ...limits, keepAlive: true }, (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      log.error(`${incoming.method ?? ''} ${new URL(incoming.url ?? '', origin).pathname}`, error)
      outgoing.destroy()
    })
  })
  limitConnections(server, mostConnections)
  server.on('clientError', refuseBrokenRequest)

  server.listen({ host: '127.0.0.1', port, exclusive: true })
  await once(server, 'listening')
  boundPort = (server.address() as AddressInfo).port
  origin = `http://127.0.0.1:${boundPort}`
  return { port: boundPort, token, address: `${origin}/#${token}`, close: () => closeServer(server, underWay) }
}

/** Answers what is not even HTTP, or came too slowly, in one line and closes. */
function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || socket.destroyed) return
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

async function closeServer(server: Server, underWay: ReadonlySet<AbortController>): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  for (const request of underWay) request.abort()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), 1_000)
  await closed
  clearTimeout(cut)
}
