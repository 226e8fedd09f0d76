import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { router } from '../../electron/api/router.ts'
import { nobody } from '../../electron/features/accounts/caller.ts'
import type { App } from '../../electron/features/app.ts'
import type { Contract } from '../../shared/contract/contract.ts'
import { AppError, type AppErrorCode, type AppErrorData } from '../../shared/domain/app-error.ts'
import { noProgram } from './no-program.ts'

/** Calls the features as the screen does, input and output checked by the contract, without the bytes between. */
export function clientOf(app: App, operator: string | null = '录入员'): ContractRouterClient<Contract> {
  return createRouterClient(router, {
    context: {
      ...nobody,
      app,
      operator,
      signal: new AbortController().signal,
      entered: true,
      program: { ...noProgram, folder: () => ({ phase: 'open', app }) },
    },
  })
}

/** Every row of every table, to compare the whole database before and after. */
export function dumpDatabase(app: App): Readonly<Record<string, readonly unknown[]>> {
  const tables = app.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all() as {
    name: string
  }[]
  return Object.fromEntries(tables.map(({ name }) => [name, app.db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all()]))
}

/** What a call was refused with; fails the test when it was not refused, or not by an `AppError`. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly code: AppErrorCode; readonly data: AppErrorData }> {
  try {
    await call
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, data: error.data }
    throw error
  }
  throw new Error('the call was not refused')
}
