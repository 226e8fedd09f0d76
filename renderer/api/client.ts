import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../shared/contract/contract.ts'
import { sessionHeaders } from './session.ts'

const link = new RPCLink({
  url: () => new URL('/rpc', location.href).href,
  headers: () => sessionHeaders(),
})

/** Every procedure of the contract as a plain function: `client.register.list({ cycleId })`. For use outside components. */
export const client: ContractRouterClient<Contract> = createORPCClient(link)

/** The same procedures as options for TanStack Query: `useQuery(api.register.list.queryOptions({ input: { cycleId } }))`. */
export const api: RouterUtils<typeof client> = createTanstackQueryUtils(client)
