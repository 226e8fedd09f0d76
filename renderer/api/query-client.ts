import { QueryClient } from '@tanstack/react-query'

/**
 * The one cache of what the host said.
 *
 * Nothing grows stale by itself: the change stream says what to read again. `networkMode` is "always" because an isolated PC reports itself as
 * offline, and queries would wait for a network for ever. Nothing is retried: the host is this machine, and a refusal stays a refusal.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
