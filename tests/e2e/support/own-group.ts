import { clientOf } from './client.ts'

/** Adds a base group of 20 points to the scheme of the sample, in which each branch has leaves of its own; as an office saves it. */
export async function addOwnGroup(address: string): Promise<void> {
  const client = clientOf(address)
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
