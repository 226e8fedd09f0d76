import type { Api } from '../../electron/api/create-api.ts'

/** The same for a program that runs in a process of its own. */
export function enterStarted({ origin, token }: { readonly origin: string; readonly token: string }): Promise<void> {
  return enterDemonstration({
    fetch: (request) => {
      const asked = new Request(`${origin}${new URL(request.url).pathname}`, request)
      asked.headers.set('authorization', `Bearer ${token}`)
      return fetch(asked)
    },
  })
}

/** Answers the first-run wizard with "demonstration", so that a test of something else needs no account. */
export async function enterDemonstration(api: Pick<Api, 'fetch'>): Promise<void> {
  const response = await api.fetch(
    new Request('http://127.0.0.1/rpc/startup/setUp', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: { mode: 'demonstration' } }),
    }),
  )
  const text = await response.text()
  if (!response.ok && !text.includes('already_set_up')) throw new Error(`startup.setUp answered ${response.status}: ${text}`)
}
