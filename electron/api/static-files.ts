import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { refuse } from './refusals.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

interface StaticFile {
  readonly path: string
  readonly type: string
  readonly cacheControl: string
}

/** The built renderer as a closed list of paths, made once at the start. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

/**
 * Lists the built renderer in `folder`: URL path → file, content type, caching.
 *
 * Requests are looked up in this list and never joined to a path, so no request can name another file. Files of an unknown type are
 * left out. What the bundler puts under `assets/` has a content hash in its name and never changes; everything else is not cached.
 * Symbolic links are not followed. Rejects when the folder cannot be read.
 */
export async function listStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const type = contentTypes[/\.[^.]+$/u.exec(entry.name)?.[0] ?? '']
    if (type === undefined) continue
    const url = `/${relative(folder, path).split(sep).join('/')}`
    const cacheControl = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'
    files.set(url, { path, type, cacheControl })
  }
  const start = files.get('/index.html')
  if (start !== undefined) files.set('/', start)
  return files
}

/** Answers GET and HEAD from the list; any other path is not found, any other method is refused. */
export async function serveStaticFile(files: StaticFiles, request: Request): Promise<Response> {
  const file = files.get(new URL(request.url).pathname)
  if (file === undefined) return refuse('NOT_FOUND', 'no such path')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse('METHOD_NOT_SUPPORTED', 'only GET and HEAD')
  const bytes = await readFile(file.path)
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: { 'content-type': file.type, 'content-length': String(bytes.byteLength), 'cache-control': file.cacheControl },
  })
}
