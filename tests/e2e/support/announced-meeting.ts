import type { clientOf } from './client.ts'

type Client = ReturnType<typeof clientOf>

export interface MeetingAtResults {
  readonly cycleId: number
  readonly meetingId: number
  readonly categoryId: number
  /** Names of the category with their places, first place first, as the ranking has them. */
  readonly places: readonly { readonly name: string; readonly total: string; readonly place: number }[]
}

/**
 * A meeting about the last category of the sample, whose marks are all in: prepared by the calls that the console makes.
 *
 * @param until the step at which it stops; at `items` the first evaluatee has been called
 */
export async function meetingOfSample(client: Client, until: 'items' | 'results'): Promise<MeetingAtResults> {
  const [cycle] = await client.cycles.list()
  if (cycle === undefined) throw new Error('the sample is not there')
  const cycleId = cycle.id
  const { categories } = await client.register.list({ cycleId })
  const categoryId = categories.at(-1)?.id ?? 0
  const judges = await client.panels.judges({ cycleId })
  // The sample's own panels would give the same judges the same cells.
  for (const { id } of (await client.panels.list({ cycleId })).panels) await client.panels.remove({ panelId: id })
  const panel = await client.panels.add({
    cycleId,
    name: '直属单位考评组',
    scope: { kind: 'categories', ids: [categoryId] },
    leaves: { kind: 'all' },
    judgeIds: judges.map(({ id }) => id),
  })
  const { settings } = await client.meetings.choices({ cycleId })
  let meeting = await client.meetings.create({
    cycleId,
    panelId: panel.id,
    name: '直属单位集中考评会',
    heldOn: '2026-12-18',
    settings,
    order: { kind: 'register' },
  })
  const { id: meetingId } = meeting
  const at = () => ({ meetingId, version: meeting.version })
  for (const { id } of judges) meeting = await client.meetings.attend({ ...at(), judgeId: id, state: 'present', reason: '' })
  for (const to of ['recusals', 'rules', 'items'] as const) meeting = await client.meetings.step({ ...at(), to })
  for (const { id: itemId } of meeting.items) {
    meeting = await client.meetings.openItem({ ...at(), itemId })
    if (until === 'items') break
    meeting = await client.meetings.closeRound({ ...at(), itemId, absent: [] })
    meeting = await client.meetings.closeItem({ ...at(), itemId })
  }
  if (until === 'results') meeting = await client.meetings.step({ ...at(), to: 'results' })
  const { ranked } = await client.results.ranking({ cycleId, categoryId, since: null })
  const places = ranked.map(({ name, total, rank }) => ({ name, total: total ?? '', place: rank ?? 0 }))
  return { cycleId, meetingId, categoryId, places }
}
