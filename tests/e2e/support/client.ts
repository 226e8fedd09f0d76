import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract.ts'
import { operatorHeader } from '../../../shared/contract/file-paths.ts'

/** The running program's calls, as its own page makes them: for what a journey needs to be there before it begins. */
export function clientOf(address: string, operator = '李青'): ContractRouterClient<Contract> {
  const { origin, hash } = new URL(address)
  return createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: { authorization: `Bearer ${hash.slice(1)}`, [operatorHeader]: encodeURIComponent(operator), origin },
    }),
  )
}
