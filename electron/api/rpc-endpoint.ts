import { ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Log } from '../features/app.ts'
import type { ApiContext } from '../features/handlers.ts'
import type { AccessGate } from './access-gate.ts'
import { readBody } from './read-body.ts'
import { refuse } from './refusals.ts'

/** Largest body of a call, in bytes: a pasted table of 2 million Chinese characters fits, with room. More belongs to `/files`. */
export const rpcBodyLimit = 8 * 1024 * 1024

/** A router over any contract; what its handlers take and return is checked where it is built. */
export type RpcRouter = ConstructorParameters<typeof RPCHandler<ApiContext>>[0]

/**
 * Makes the function that answers `/rpc/*`: one POST of JSON a call.
 *
 * A refusal of a use case (`AppError`) becomes the typed error `APP` with status 422; input that does not fit its schema becomes
 * `BAD_REQUEST` with the places that do not fit; anything else is a defect, logged and answered with its reference and nothing more.
 * Streams of events end when the request's signal aborts.
 *
 * @param gate asked before each call, with the procedure that its path was resolved to
 */
export function createRpcEndpoint(
  router: RpcRouter,
  log: Log,
  gate: AccessGate,
): (request: Request, context: ApiContext) => Promise<Response> {
  const handler = new RPCHandler<ApiContext>(router, {
    clientInterceptors: [
      async (options) => {
        try {
          const context = gate.call(options.path, options.context)
          const output = await options.next({ ...options, context })
          gate.answered(options.path, context, output)
          return output
        } catch (error) {
          throw asRpcError(error, options.path.join('.'), log)
        }
      },
    ],
  })

  return async (request, context) => {
    if (request.method !== 'POST') return refuse('METHOD_NOT_SUPPORTED', 'only POST')
    if (!isJson(request.headers.get('content-type'))) return refuse('UNSUPPORTED_MEDIA_TYPE', 'only application/json')
    const body = await readBody(request, rpcBodyLimit)
    if (body === null) return refuse('PAYLOAD_TOO_LARGE', `at most ${rpcBodyLimit} bytes`)
    // The handler parses whatever the content type says, forms and files included; it gets the bounded bytes as JSON and nothing else.
    const bounded = new Request(request.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...lastEventId(request) },
      body,
      signal: request.signal,
    })
    const { matched, response } = await handler.handle(bounded, { prefix: '/rpc', context })
    return matched ? response : refuse('NOT_FOUND', 'no such procedure')
  }
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}

function lastEventId(request: Request): Record<string, string> {
  const id = request.headers.get('last-event-id')
  return id === null ? {} : { 'last-event-id': id }
}

function asRpcError(error: unknown, path: string, log: Log): ORPCError<string, unknown> {
  if (error instanceof AppError)
    return new ORPCError('APP', { status: 422, message: error.message, data: { code: error.code, data: error.data } })
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error
  const reference = log.error(`/rpc ${path}`, error instanceof ORPCError ? (error.cause ?? error) : error)
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'internal', data: { reference } })
}
