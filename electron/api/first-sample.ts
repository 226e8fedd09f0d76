import type { StartupState } from '../../shared/contract/startup.ts'
import type { Api } from './create-api.ts'

export const sampleSizes = ['office', 'province'] as const
export type SampleSize = (typeof sampleSizes)[number]

/**
 * Loads the sample into a data folder that has no cycle yet, as the first screen would; leaves any other folder as it is. A folder that nobody has set
 * up becomes a demonstration, which needs no account.
 *
 * Resolves with whether it was loaded. Throws with the host's answer when the sample cannot be loaded.
 */
export async function loadFirstSample(api: Api, size: SampleSize): Promise<boolean> {
  const { phase, hasData } = (await call(api, 'startup/state', undefined)) as StartupState
  if (phase === 'setup' && !hasData) await call(api, 'startup/setUp', { mode: 'demonstration' })
  else if (phase !== 'open') return false
  const cycles = await call(api, 'cycles/list', undefined)
  if (!Array.isArray(cycles)) throw new Error('the list of cycles is not a list')
  if (cycles.length > 0) return false
  await call(api, 'cycles/loadSample', { size })
  return true
}

async function call(api: Api, procedure: string, input: unknown): Promise<unknown> {
  const response = await api.fetch(
    new Request(`http://127.0.0.1/rpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: input }),
    }),
  )
  const text = await response.text()
  if (!response.ok) throw new Error(`${procedure} answered ${response.status}: ${text}`)
  return (JSON.parse(text) as { json: unknown }).json
}
