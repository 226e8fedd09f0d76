import type { Session } from 'electron'
import { protocol } from 'electron'
import type { Api } from '../api/create-api.ts'
import { refuse } from '../api/refusals.ts'
import { secured } from '../api/response-headers.ts'
import type { RecoveryPage } from './recovery-page.ts'

const scheme = 'app'
export const appOrigin = 'app://hengjian'
export const appAddress = `${appOrigin}/`

/** Announces the scheme to the browser engine; only works before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }])
}

/** Answers every request to the program's own address with the program, and any other address of the scheme with a refusal. */
export function handleAppProtocol(session: Session, api: Api, recovery: RecoveryPage): void {
  session.protocol.handle(scheme, (request) => answer(api, recovery, request))
}

/**
 * Checks address and origin, and ties the request's signal to its reader.
 *
 * The runtime cancels the body when the window goes away or the renderer aborts, but tells the request nothing; without the signal a
 * stream of changes would wait for the next change before it noticed. The method rules are those of the loopback host.
 */
async function answer(api: Api, recovery: RecoveryPage, request: Request): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  if (host !== 'hengjian') return secured(refuse('FORBIDDEN', 'wrong host'))
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== appOrigin) return secured(refuse('FORBIDDEN', 'wrong origin'))
  const allowed = pathname.startsWith('/rpc/') ? ['POST'] : pathname.startsWith('/files/') ? ['GET', 'POST'] : ['GET', 'HEAD']
  if (!allowed.includes(request.method)) return secured(refuse('METHOD_NOT_SUPPORTED', `only ${allowed.join(', ')}`))

  const instead = recovery.answer(request.method, pathname)
  if (instead !== null) return instead

  const gone = new AbortController()
  const response = await api.fetch(new Request(request, { signal: AbortSignal.any([request.signal, gone.signal]) }))
  return response.body === null ? response : new Response(tellingWhenCancelled(response.body, gone), response)
}

function tellingWhenCancelled(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  gone: AbortController,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const part = await reader.read()
      if (part.done) controller.close()
      else controller.enqueue(part.value)
    },
    async cancel(reason) {
      gone.abort()
      await reader.cancel(reason)
    },
  })
}
