import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../shared/contract/contract.ts'
import { answered } from './answered.ts'
import { sessionHeaders } from './session.ts'

const url = (): string => new URL('/rpc', location.href).href

/** Every procedure of the contract as a plain function: `client.register.list({ cycleId })`. For use outside components. */
export const client: ContractRouterClient<Contract> = createORPCClient(
  new RPCLink({ url, headers: () => sessionHeaders(), interceptors: [({ next }) => answered(() => next())] }),
)

/** The same without the account's session: for what is answered to anybody, and must go on while the session is locked. */
export const nobodysClient: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ url, headers: () => sessionHeaders(true) }))

/** The same procedures as options for TanStack Query: `useQuery(api.register.list.queryOptions({ input: { cycleId } }))`. */
export const api: RouterUtils<typeof client> = createTanstackQueryUtils(client)
