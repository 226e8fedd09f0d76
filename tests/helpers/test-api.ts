import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withEventMeta } from '@orpc/server'
import type { Api } from '../../electron/api/create-api.ts'
import { createApi } from '../../electron/api/create-api.ts'
import type { FilePorts } from '../../electron/api/file-ports.ts'
import { listStaticFiles } from '../../electron/api/static-files.ts'
import { nobody } from '../../electron/features/accounts/caller.ts'
import type { App, Log } from '../../electron/features/app.ts'
import { os } from '../../electron/features/handlers.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { noProgram } from './no-program.ts'

export const testFileHash = 'a'.repeat(64)

export interface TestApi {
  readonly api: Api
  /** What a use case saw of each call, in order. */
  readonly seen: { operator: string | null }[]
  readonly logged: { message: string; error: unknown }[]
  /** Event streams that were begun, that wait for something to tell, and that were ended. */
  readonly streams: { begun: number; waiting: number; ended: number }
  /** What was uploaded last. */
  readonly stored: { name: string; bytes: number }[]
  remove(): void
}

/**
 * The API edge over a few small use cases that behave in every way a use case can: answer, refuse, fail, stream.
 *
 * The edge itself is the real one; the features behind it are not what these tests are about.
 */
export async function createTestApi(): Promise<TestApi> {
  const seen: TestApi['seen'] = []
  const logged: TestApi['logged'] = []
  const stored: TestApi['stored'] = []
  const streams = { begun: 0, waiting: 0, ended: 0 }
  const log: Log = {
    error(message, error) {
      logged.push({ message, error })
      return 'reference1'
    },
    info: () => undefined,
  }
  const router = {
    register: {
      units: os.register.units.handler(({ context }) => {
        seen.push({ operator: context.operator })
        return [{ id: 1, code: 'U01', name: '信息中心', shortName: '信息', branches: 3 }]
      }),
      remove: os.register.remove.handler(({ input }) => {
        throw new AppError('in_use', { first: input.evaluateeIds[0] ?? null })
      }),
    },
    results: {
      days: os.results.days.handler(() => {
        throw new Error('the disk caught fire at secret place')
      }),
    },
    exchange: {
      paste: os.exchange.paste.handler(({ input }) => ({
        tableId: 't',
        name: String(input.text.length),
        encoding: null,
        sheets: [],
        warnings: [],
      })),
    },
    cycles: {
      changes: os.cycles.changes.handler(async function* ({ context }) {
        streams.begun += 1
        try {
          yield withEventMeta({ revision: 1, topics: ['findings' as const] }, { id: '1' })
          streams.waiting += 1
          await new Promise<void>((resolve) => {
            if (context.signal.aborted) resolve()
            context.signal.addEventListener('abort', () => resolve())
          })
        } finally {
          streams.ended += 1
        }
      }),
    },
  }
  const files: FilePorts = {
    readTable: (bytes, name) => Promise.resolve({ tableId: 't1', name, encoding: String(bytes.byteLength), sheets: [], warnings: [] }),
    storeEvidence: (bytes, name) => {
      stored.push({ name, bytes: bytes.byteLength })
      return Promise.resolve({ hash: testFileHash, name, bytes: bytes.byteLength, type: 'image/png' })
    },
    readEvidence: (hash) => Promise.resolve(hash === testFileHash ? patternBytes(1_000_000) : null),
    readExport: (fileId) => Promise.resolve(fileId === 'e1' ? { name: '2026 排名.xlsx', bytes: patternBytes(70_000) } : null),
  }
  const folder = makeRenderer()
  const staticFiles = await listStaticFiles(folder)
  const api = createApi({
    router,
    // The small use cases above take nothing of the program's world.
    context: ({ operator, signal }) => ({
      ...nobody,
      app: {} as App,
      operator,
      signal,
      entered: true,
      program: noProgram,
    }),
    files: () => files,
    staticFiles,
    log,
    gate: { call: (_path, context) => context, answered: () => undefined, files: () => undefined },
  })
  return { api, seen, logged, streams, stored, remove: () => rmSync(folder, { recursive: true }) }
}

/** Bytes of every value in a fixed order, so that a lost, doubled or changed one shows. */
export function patternBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let index = 0; index < length; index += 1) bytes[index] = (index * 31 + (index >> 8)) & 0xff
  return bytes
}

function makeRenderer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hengjian-renderer-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>衡鉴</title>')
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'console.log(1)')
  writeFileSync(join(folder, 'assets', 'noto-1.woff2'), patternBytes(3000))
  writeFileSync(join(folder, 'assets', 'main-abc123.js.map'), '{}')
  return folder
}
