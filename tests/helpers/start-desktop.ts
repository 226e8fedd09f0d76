import net from 'node:net'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { FakeElectron, FakeSession } from './fake-electron.ts'
import { createFakeElectron } from './fake-electron.ts'
import type { TestApi } from './test-api.ts'
import { createTestApi } from './test-api.ts'

const realConnect = net.Socket.prototype.connect

/** What a test says of the runtime, the command line and who starts. */
type StartOptions = Parameters<typeof createFakeElectron>[0] & {
  readonly words?: string[]
  readonly user?: number
  /** Folder of the installed archive. */
  readonly resources?: string
  readonly variables?: Readonly<Record<string, string>>
}

/** What the program behind the shell was asked for. */
interface ProgramCalls {
  open: ReturnType<typeof vi.fn>
  closed: number
  locked: number
  errors: string[]
}

/**
 * For every test of a file a program that only counts what the shell asks of it, on the real handlers of a test database. Each start loads the
 * shell's modules anew, with a fake runtime.
 */
export function desktopFixture(): { calls: () => ProgramCalls; start: (options?: StartOptions) => Promise<FakeElectron> } {
  let fixture: TestApi
  let calls: ProgramCalls

  beforeEach(async () => {
    fixture = await createTestApi()
    const made: ProgramCalls = { open: vi.fn(), closed: 0, locked: 0, errors: [] }
    made.open.mockImplementation(() =>
      Promise.resolve({
        api: fixture.api,
        log: { error: (message: string) => `reference${made.errors.push(message)}`, info: () => undefined },
        lockSessions: () => {
          made.locked += 1
        },
        close: () => {
          made.closed += 1
          return Promise.resolve()
        },
      }),
    )
    calls = made
  })
  afterEach(() => {
    fixture.remove()
    vi.doUnmock('electron')
    vi.resetModules()
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
    net.Socket.prototype.connect = realConnect
  })

  return {
    calls: () => calls,
    async start(options = {}) {
      const electron = createFakeElectron(options)
      vi.doMock('electron', () => electron.module)
      vi.doMock('../../electron/api/open-program.ts', () => ({ openProgram: calls.open }))
      vi.spyOn(process, 'argv', 'get').mockReturnValue(['hengjian', ...(options.isPackaged ? [] : ['main.js']), ...(options.words ?? [])])
      vi.spyOn(process as { getuid(): number }, 'getuid').mockReturnValue(options.user ?? 1000)
      for (const [name, value] of Object.entries(options.variables ?? {})) vi.stubEnv(name, value)
      Object.assign(process, { resourcesPath: options.resources ?? '/nowhere' })
      await import('../../electron/main/main.ts')
      electron.becomeReady()
      await vi.waitFor(() =>
        expect(
          electron.windows.length + electron.errorBoxes.length + electron.calls.filter((call) => call === 'app.quit').length,
        ).toBeGreaterThan(0),
      )
      vi.restoreAllMocks()
      return electron
    },
  }
}

/** The session of the window, which is not the default one. */
export function windowSession(electron: FakeElectron): FakeSession {
  const session = electron.sessions.get('hengjian')
  if (session === undefined) throw new Error('the window has no session of its own')
  return session
}
