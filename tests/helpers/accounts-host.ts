import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openProgram, type Program } from '../../electron/api/open-program.ts'
import type { PasswordCost } from '../../electron/security/passwords.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { tempFolder } from './temp-folder.ts'

/** A password that every policy takes, another for each name. */
export const passwordOf = (login: string): string => `Quiet-${[...login].reverse().join('')}-river-58`

/** Passwords that cost next to nothing; what they cost in earnest is looked at where passwords are tested. */
export const cheapPasswords: PasswordCost = { logCost: 2, blockSize: 1, parallel: 1 }

/** Clocks that a test moves by hand: `wall` in milliseconds since 1970, `uptime` since the machine was started. */
export interface Clocks {
  wall: number
  uptime: number
}

/** What a call was answered with: output, or the code and data of the refusal. */
export type Answer =
  | { readonly status: 'ok'; readonly output: unknown }
  | { readonly status: 'refused'; readonly code: string; readonly data: Readonly<Record<string, unknown>> }

/** The program over a data folder of its own, called as a page calls it: through the real gate. */
export interface AccountsHost {
  readonly program: Program
  readonly clocks: Clocks
  readonly folder: string
  call(path: string, input?: unknown, session?: string | null): Promise<Answer>
  /** The output of a call that must be answered. */
  ask<Output>(path: string, input?: unknown, session?: string | null): Promise<Output>
  fetch(request: Request): Promise<Response>
  signIn(login: string, password?: string): Promise<string>
  /** Ends the program and starts it anew on the same folder. */
  restart(): Promise<void>
}

export async function openAccountsHost(folder = tempFolder()): Promise<AccountsHost> {
  const clocks: Clocks = { wall: Date.parse('2026-11-21T08:00:00Z'), uptime: 1_000_000 }
  mkdirSync(join(folder, 'renderer'), { recursive: true })
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>衡鉴</title>')
  const start = (): Promise<Program> =>
    openProgram({
      host: 'browser',
      dataFolder: join(folder, 'data'),
      rendererFolder: join(folder, 'renderer'),
      clock: () => new Date(clocks.wall),
      uptime: () => clocks.uptime,
      passwordCost: cheapPasswords,
    })
  let program = await start()
  onTestFinished(() => program.close())

  async function call(path: string, input?: unknown, session: string | null = null): Promise<Answer> {
    const response = await program.api.fetch(
      new Request(`http://127.0.0.1/rpc/${path.replace('.', '/')}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(session === null ? {} : { 'x-hengjian-session': session }) },
        body: JSON.stringify(input === undefined ? {} : { json: input }),
      }),
    )
    if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
      await response.body?.cancel()
      return { status: 'ok', output: 'a stream' }
    }
    const body = (await response.json()) as { json?: unknown; code?: string; data?: { code?: string; data?: object } }
    if (response.ok) return { status: 'ok', output: body.json }
    const refusal = (body.json ?? body) as { code: string; data?: { code?: string; data?: Readonly<Record<string, unknown>> } }
    return { status: 'refused', code: refusal.data?.code ?? refusal.code, data: refusal.data?.data ?? {} }
  }

  async function ask<Output>(path: string, input?: unknown, session: string | null = null): Promise<Output> {
    const answer = await call(path, input, session)
    if (answer.status === 'refused') throw new Error(`${path} was refused: ${answer.code} ${JSON.stringify(answer.data)}`)
    return answer.output as Output
  }

  return {
    get program() {
      return program
    },
    clocks,
    folder,
    call,
    ask,
    fetch: (request) => program.api.fetch(request),
    signIn: async (login, password = passwordOf(login)) => (await ask<{ token: string }>('accounts.signIn', { login, password })).token,
    restart: async () => {
      await program.close()
      clocks.uptime = 0
      program = await start()
    },
  }
}

const person = (login: string, name: string) => ({ login, name, password: passwordOf(login) })

/** Sets the folder up as a one-person office of 张主任 (login `owner`). @returns the printed recovery code */
export async function setUpSingle(host: AccountsHost): Promise<string> {
  const { recoveryCode } = await host.ask<{ recoveryCode: string }>('startup.setUp', { mode: 'single', owner: person('owner', '张主任') })
  return recoveryCode
}

/** Sets the folder up with the three: `admin` 管理员甲, `security` 安全员乙, `auditor` 审计员丙. @returns the printed recovery code */
export async function setUpThree(host: AccountsHost): Promise<string> {
  const { recoveryCode } = await host.ask<{ recoveryCode: string }>('startup.setUp', {
    mode: 'three',
    administrator: person('admin', '管理员甲'),
    security: person('security', '安全员乙'),
    auditor: person('auditor', '审计员丙'),
  })
  return recoveryCode
}

/** An account that has gone through everything: created, activated with roles, its one-time password changed. @returns its id */
export async function addAccount(
  host: AccountsHost,
  login: string,
  name: string,
  roles: readonly Role[],
  { by = ['admin', 'security'], unitIds = [] }: { readonly by?: readonly [string, string]; readonly unitIds?: readonly number[] } = {},
): Promise<number> {
  const [preparer, granter] = by
  const created = await host.ask<{ account: { id: number }; half: string }>('accounts.create', { login, name }, await host.signIn(preparer))
  const { id } = created.account
  const activated = await host.ask<{ half: string }>('accounts.activate', { id, roles, unitIds }, await host.signIn(granter))
  const once = created.half + activated.half
  const session = await host.signIn(login, once)
  await host.ask('accounts.changeOwnPassword', { current: once, next: passwordOf(login) }, session)
  return id
}
