import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { openProgram } from '../../../electron/api/open-program.ts'
import type { Contract } from '../../../shared/contract/contract.ts'
import { operatorHeader } from '../../../shared/contract/file-paths.ts'
import { AppError, type AppErrorCode, type AppErrorData } from '../../../shared/domain/app-error.ts'
import { cheapPasswords, now } from './open.ts'

/** The whole program on a data folder, as a page speaks to it: for what closes the folder, changes its files, and opens it again. */
export interface ScenarioProgram {
  readonly client: ContractRouterClient<Contract>
  close(): Promise<void>
}

/**
 * Opens the program with a demonstration's rights; what it keeps beside the data folder, the removal of the run takes along.
 *
 * @throws AppError as `openProgram`
 */
export async function openScenarioProgram(dataFolder: string): Promise<ScenarioProgram> {
  const rendererFolder = `${dataFolder}.renderer`
  mkdirSync(rendererFolder, { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<title>衡鉴</title>')
  const program = await openProgram({ host: 'browser', dataFolder, rendererFolder, clock: now, passwordCost: cheapPasswords })
  const link = new RPCLink({
    url: 'http://127.0.0.1/rpc',
    headers: { [operatorHeader]: encodeURIComponent('系统管理员') },
    fetch: async (request) => {
      const response = await program.api.fetch(request)
      if (response.status !== 422) return response
      const { json } = (await response.json()) as { json: { data: { code: AppErrorCode; data: AppErrorData } } }
      throw new AppError(json.data.code, json.data.data)
    },
  })
  return { client: createORPCClient(link), close: () => program.close() }
}
