import type { AppError } from '../../shared/domain/app-error.ts'

/** Refusals of the edge itself, before any use case runs. The names are those of the RPC protocol, so that one client reads them all. */
const statusOf = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const
export type RefusalCode = keyof typeof statusOf

/**
 * Answers with the plain JSON form of an RPC error: `code`, `status`, `message`, `data`.
 *
 * `message` is for developers and logs; screens translate `code`. The RPC client takes the same code from the status, so one form serves
 * every path. `data` of an internal error holds the `reference` of its log entry.
 */
export function refuse(code: RefusalCode, message: string, data?: Readonly<Record<string, unknown>>): Response {
  const status = statusOf[code]
  return Response.json({ defined: false, code, status, message, ...(data === undefined ? {} : { data }) }, { status })
}

/** Answers with a typed refusal of a use case: status 422, code `APP`, and the code and data that the screen puts into words. */
export function refuseApp(error: AppError): Response {
  const data = { code: error.code, data: error.data }
  return Response.json({ defined: true, code: 'APP', status: 422, message: error.message, data }, { status: 422 })
}
