import { filePaths } from '../../shared/contract/file-paths.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { attachment, plainFileName } from './file-names.ts'
import type { FilePorts } from './file-ports.ts'
import { readBody } from './read-body.ts'
import { refuse } from './refusals.ts'

const mebibyte = 1024 * 1024
/** Largest upload of each kind, in bytes. */
export const uploadLimits = { table: 20 * mebibyte, evidence: 50 * mebibyte } as const

const hashPattern = /^[0-9a-f]{64}$/u
const fileIdPattern = /^[A-Za-z0-9_-]{1,64}$/u

/**
 * Answers `/files/*`: raw bytes in and out.
 *
 * Uploads are bodies of type `application/octet-stream` with the name in the query, never multipart, because only raw bytes pass both hosts
 * unchanged. Downloads always come as attachments of no particular type, so that a stored page can never run in the program's own window.
 */
export async function handleFiles(ports: FilePorts, request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname === filePaths.tables) return receiveTable(ports, request, url)
  if (url.pathname === filePaths.evidence) return receiveEvidence(ports, request, url)

  const [folder, id, ...more] = url.pathname.slice('/files/'.length).split('/')
  if (id === undefined || more.length > 0) return refuse('NOT_FOUND', 'no such path')
  if (folder === 'evidence' && hashPattern.test(id)) return sendEvidence(ports, request, url, id)
  if (folder === 'exports' && fileIdPattern.test(id)) return sendExport(ports, request, id)
  return refuse('NOT_FOUND', 'no such path')
}

async function receiveTable(ports: FilePorts, request: Request, url: URL): Promise<Response> {
  const upload = await readUpload(request, url, uploadLimits.table)
  if (upload instanceof Response) return upload
  if (upload.bytes === null) throw new AppError('table_too_large', { limit: uploadLimits.table / mebibyte })
  return Response.json(await ports.readTable(upload.bytes, upload.name))
}

async function receiveEvidence(ports: FilePorts, request: Request, url: URL): Promise<Response> {
  const upload = await readUpload(request, url, uploadLimits.evidence)
  if (upload instanceof Response) return upload
  if (upload.bytes === null) throw new AppError('file_too_large', { limit: uploadLimits.evidence / mebibyte })
  return Response.json(await ports.storeEvidence(upload.bytes, upload.name))
}

/** What was sent, `bytes` null when it is larger than the limit; or the refusal of a request that is not an upload. */
async function readUpload(
  request: Request,
  url: URL,
  limit: number,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> | null } | Response> {
  if (request.method !== 'POST') return refuse('METHOD_NOT_SUPPORTED', 'only POST')
  if (request.headers.get('content-type') !== 'application/octet-stream')
    return refuse('UNSUPPORTED_MEDIA_TYPE', 'only application/octet-stream')
  const name = plainFileName(url.searchParams.get('name') ?? '')
  if (name === null) return refuse('BAD_REQUEST', 'the query names no file')
  return { name, bytes: await readBody(request, limit) }
}

async function sendEvidence(ports: FilePorts, request: Request, url: URL, hash: string): Promise<Response> {
  if (request.method !== 'GET') return refuse('METHOD_NOT_SUPPORTED', 'only GET')
  const bytes = await ports.readEvidence(hash)
  if (bytes === null) throw new AppError('evidence_unknown', { hash })
  return download(plainFileName(url.searchParams.get('name') ?? '') ?? hash, bytes)
}

async function sendExport(ports: FilePorts, request: Request, fileId: string): Promise<Response> {
  if (request.method !== 'GET') return refuse('METHOD_NOT_SUPPORTED', 'only GET')
  const file = await ports.readExport(fileId)
  if (file === null) throw new AppError('not_found', { what: 'export' })
  return download(file.name, file.bytes)
}

function download(name: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.byteLength),
      'content-disposition': attachment(name),
    },
  })
}
