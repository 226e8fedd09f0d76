import { operatorHeader, sessionHeader } from '../../shared/contract/file-paths.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Log } from '../features/app.ts'
import type { ApiContext } from '../features/handlers.ts'
import type { AccessGate } from './access-gate.ts'
import type { FilePorts } from './file-ports.ts'
import { handleFiles } from './files-endpoint.ts'
import { readOperator } from './operator.ts'
import { refuse, refuseApp } from './refusals.ts'
import { secured } from './response-headers.ts'
import type { RpcRouter } from './rpc-endpoint.ts'
import { createRpcEndpoint } from './rpc-endpoint.ts'
import type { StaticFiles } from './static-files.ts'
import { serveStaticFile } from './static-files.ts'

/** Who calls, and until when somebody waits for the answer. */
export interface Sender {
  readonly operator: string | null
  readonly session: string | null
  readonly signal: AbortSignal
}

export interface ApiParts {
  readonly router: RpcRouter
  readonly context: (sender: Sender) => ApiContext
  readonly files: (context: ApiContext) => FilePorts
  readonly staticFiles: StaticFiles
  readonly log: Log
  /** Says who may ask what. */
  readonly gate: AccessGate
}

/** The whole program as one function, which both hosts call. It never rejects: what goes wrong is an answer. */
export interface Api {
  fetch(request: Request): Promise<Response>
}

/**
 * Joins the typed calls (`/rpc`), the bytes (`/files`) and the built renderer (everything else) to one function of Web-standard types.
 *
 * Whether a request may reach it at all (host, origin, token) is the host's to decide; here are size, form and schema. Of the address only path
 * and query count, so that the same request means the same in both hosts.
 */
export function createApi(parts: ApiParts): Api {
  const rpc = createRpcEndpoint(parts.router, parts.log, parts.gate)

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const isRpc = pathname.startsWith('/rpc/')
    if (!isRpc && !pathname.startsWith('/files/')) return serveStaticFile(parts.staticFiles, request)

    const operator = readOperator(request.headers.get(operatorHeader))
    if (operator === undefined) return refuse('BAD_REQUEST', `${operatorHeader} is not a name`)
    const context = parts.context({ operator, session: request.headers.get(sessionHeader), signal: request.signal })
    if (isRpc) return rpc(request, context)
    parts.gate.files(request.method, pathname, context)
    return handleFiles(parts.files(context), request)
  }

  return {
    async fetch(request) {
      try {
        return secured(await answer(request))
      } catch (error) {
        if (error instanceof AppError) return secured(refuseApp(error))
        if (request.signal.aborted) return secured(refuse('BAD_REQUEST', 'the sender went away'))
        const reference = parts.log.error(`${request.method} ${new URL(request.url).pathname}`, error)
        return secured(refuse('INTERNAL_SERVER_ERROR', 'internal', { reference }))
      }
    },
  }
}
