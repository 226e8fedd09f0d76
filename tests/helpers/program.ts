import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { onTestFinished } from 'vitest'
import { openProgram, type Program } from '../../electron/api/open-program.ts'
import type { Contract } from '../../shared/contract/contract.ts'
import { operatorHeader } from '../../shared/contract/file-paths.ts'
import { AppError, type AppErrorCode, type AppErrorData } from '../../shared/domain/app-error.ts'
import { tempFolder } from './temp-folder.ts'

/** The whole program on a data folder, without a host around it; closed when the test is over. */
export async function openTestProgram(
  dataFolder: string,
  clock: { now: Date } = { now: new Date('2026-03-20T12:00:00Z') },
): Promise<Program> {
  const rendererFolder = join(tempFolder(), 'renderer')
  mkdirSync(rendererFolder)
  writeFileSync(join(rendererFolder, 'index.html'), '<title>衡鉴</title>')
  const program = await openProgram({ host: 'browser', dataFolder, rendererFolder, clock: () => clock.now })
  onTestFinished(() => program.close())
  return program
}

/** Calls the program as its page does; a refusal of the closed list comes back as the `AppError` it was. */
export function clientOfProgram({ api }: Program, operator: string | null = '李青'): ContractRouterClient<Contract> {
  return createORPCClient(
    new RPCLink({
      url: 'http://127.0.0.1/rpc',
      headers: operator === null ? {} : { [operatorHeader]: encodeURIComponent(operator) },
      fetch: async (request) => {
        const response = await api.fetch(request)
        if (response.status !== 422) return response
        const { json } = (await response.json()) as { json: { data: { code: AppErrorCode; data: AppErrorData } } }
        throw new AppError(json.data.code, json.data.data)
      },
    }),
  )
}
