import { operatorHeader } from '../../shared/contract/file-paths.ts'
import type { StartedProgram } from '../helpers/start-program.ts'

/** Headers of a call to a started program. */
export function callHeaders({ token }: Pick<StartedProgram, 'token'>, operator: string): Readonly<Record<string, string>> {
  return { 'content-type': 'application/json', authorization: `Bearer ${token}`, [operatorHeader]: encodeURIComponent(operator) }
}

/** Calls a procedure of a started program as the screen does. @throws Error with what it answered when it refused */
export async function call<Output>(
  program: Pick<StartedProgram, 'origin' | 'token'>,
  path: string,
  input: unknown,
  operator: string,
): Promise<Output> {
  const answer = await fetch(`${program.origin}/rpc/${path}`, {
    method: 'POST',
    headers: callHeaders(program, operator),
    body: JSON.stringify({ json: input }),
  })
  const body = (await answer.json()) as { json: Output }
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(body)}`)
  return body.json
}
