import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract.ts'
import { operatorHeader } from '../../../shared/contract/file-paths.ts'

/** Adds a base group of 20 points to the scheme of the sample, in which each branch has leaves of its own; as an office saves it. */
export async function addOwnGroup(address: string): Promise<void> {
  const { origin, hash } = new URL(address)
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: { authorization: `Bearer ${hash.slice(1)}`, [operatorHeader]: encodeURIComponent('李青'), origin },
    }),
  )
  const [cycle] = await client.cycles.list()
  if (cycle === undefined) throw new Error('the sample has no cycle')
  const { id, scheme, hash: expectedHash } = await client.schemes.version({ versionId: cycle.schemeVersionId })
  const group = { code: '8', name: '自定重点工作', points: '20', combine: 'sum' as const, perEvaluatee: true, children: [] }
  await client.schemes.save({
    versionId: id,
    scheme: { ...scheme, points: '120', parts: [...scheme.parts, { part: 'base', indicator: group }] },
    expectedHash,
  })
}
