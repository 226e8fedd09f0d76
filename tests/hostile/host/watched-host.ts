import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operatorHeader } from '../../../shared/contract/file-paths.ts'
import { enterStarted } from '../../helpers/enter-demonstration.ts'
import { endProgram, startProgram } from '../../helpers/start-program.ts'
import { folderDigest } from './folder-digest.ts'
import { forgetPeak, memoryOf } from './process-memory.ts'

/** What became of a request. A `refused` one has a code that the screens put into words; a `rejected` one did not fit the contract. */
export type Answer =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly data: Readonly<Record<string, string | number | null>> }
  | { readonly kind: 'rejected'; readonly status: number; readonly code: string }

/** The real program in a process of its own, on the sample, watched from outside. */
export interface WatchedHost {
  readonly port: number
  readonly token: string
  readonly pid: number
  /** One procedure, such as `register/preview`. Throws when the answer is none of the known forms: a crash, a defect, nonsense. */
  call(procedure: string, input: unknown): Promise<Answer>
  /** A file for `/files/tables`. Throws as `call`. */
  upload(name: string, bytes: Uint8Array): Promise<Answer>
  /** A file that the program gives out. */
  download(fileId: string): Promise<Uint8Array>
  /** See `folderDigest`. */
  digest(): string
  /** Milliseconds of the slowest request so far. */
  slowest(): number
  /** Most memory that the process had above what it had when it was warm, in MB; 0 where the system does not tell. */
  grown(): number
  /** From now on memory is counted. */
  settle(): void
  /** Ends the program as Ctrl+C does. @returns what it complained about: a bad end, error output, errors in the log */
  end(): Promise<readonly string[]>
}

/** Starts the program on a new folder with the office's sample. */
export async function startWatchedHost(): Promise<WatchedHost> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hengjian-hostile-'))
  const program = await startProgram(dataFolder, ['--sample'])
  await enterStarted(program)
  const pid = program.child.pid ?? 0
  const headers = { authorization: `Bearer ${program.token}`, [operatorHeader]: encodeURIComponent('李青') }
  let slowest = 0
  let warm = 0

  async function send(path: string, contentType: string, body: BodyInit): Promise<Answer> {
    const begun = performance.now()
    const response = await fetch(program.origin + path, { method: 'POST', headers: { ...headers, 'content-type': contentType }, body })
    const text = await response.text()
    slowest = Math.max(slowest, performance.now() - begun)
    return answerOf(path, response.status, text)
  }

  return {
    port: Number(new URL(program.origin).port),
    token: program.token,
    pid,
    call: (procedure, input) => send(`/rpc/${procedure}`, 'application/json', JSON.stringify({ json: input })),
    upload: (name, bytes) => send(`/files/tables?name=${encodeURIComponent(name)}`, 'application/octet-stream', new Uint8Array(bytes)),
    download: async (fileId) => {
      const response = await fetch(`${program.origin}/files/exports/${fileId}`, { headers })
      if (!response.ok) throw new Error(`the file ${fileId} was answered with ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
    digest: () => folderDigest(dataFolder),
    slowest: () => slowest,
    grown: () => memoryOf(pid).peak - warm,
    settle: () => {
      forgetPeak(pid)
      warm = memoryOf(pid).now
      slowest = 0
    },
    end: async () => {
      const { code, err } = await endProgram(program)
      const complaints = [...(code === 0 ? [] : [`ended with ${code}`]), ...(err === '' ? [] : [err]), ...loggedErrors(dataFolder)]
      rmSync(dataFolder, { recursive: true, force: true })
      return complaints
    },
  }
}

interface Enveloped {
  readonly code?: string
  readonly data?: { readonly code?: string; readonly data?: Readonly<Record<string, string | number | null>> }
}

/** Reads an answer; calls wrap theirs in `json`, the file paths do not. */
function answerOf(path: string, status: number, text: string): Answer {
  const parsed = JSON.parse(text) as { readonly json?: unknown }
  const content = path.startsWith('/rpc/') && parsed.json !== undefined ? parsed.json : parsed
  if (status === 200) return { kind: 'done', output: content }
  const { code, data } = content as Enveloped
  if (status === 422 && code === 'APP' && data?.code !== undefined) return { kind: 'refused', code: data.code, data: data.data ?? {} }
  if (status >= 400 && status < 500 && code !== undefined) return { kind: 'rejected', status, code }
  throw new Error(`${path} was answered with ${status}: ${text.slice(0, 500)}`)
}

/** Lines of the program's own log that tell of a defect. */
function loggedErrors(dataFolder: string): readonly string[] {
  const folder = join(dataFolder, 'logs')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.includes('"level":"error"'))
}
