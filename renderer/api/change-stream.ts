import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '../../shared/contract/cycles.ts'
import { api, client, nobodysClient } from './client.ts'
import { onSessionChange } from './session.ts'

type Topic = Change['topics'][number]

/** What follows from inputs, besides the score sheets themselves. */
const afterInputs = (): readonly (readonly unknown[])[] => [
  api.ownIndicators.key(),
  api.cycles.overview.key(),
  api.panels.judgeMarks.key(),
  api.panels.list.key(),
  api.panels.uncovered.key(),
  api.panels.coverage.key(),
  api.panels.coverageOf.key(),
  api.panels.recusals.key(),
  // Not the judge's own sheet: the page that saved a mark has it, and while it is open nobody else marks. A province's sheet is read once, not per mark.
  api.judging.sheets.key(),
  api.judging.sheet.key(),
  api.judging.versions.key(),
  api.paperSheets.key(),
  api.meetings.key(),
  api.surveys.key(),
  api.agreement.key(),
]

/** What to read again after a change of each topic. A topic names what was written; the keys name every answer that may look different now. */
const keysOfTopic: Readonly<Record<Topic, () => readonly (readonly unknown[])[]>> = {
  cycles: () => [api.cycles.key(), api.settings.about.key(), api.schemeVersions.key()],
  schemes: () => [api.schemes.key(), api.schemeVersions.key(), api.ownIndicators.key(), api.cycles.key(), api.scoring.key()],
  register: () => [
    api.settings.about.key(),
    api.register.key(),
    api.cycles.key(),
    api.results.key(),
    api.comparison.key(),
    api.findings.key(),
    api.scoring.key(),
    api.ownIndicators.key(),
  ],
  findings: () => [api.findings.key(), api.ownIndicators.key(), api.cycles.overview.key()],
  inputs: () => [api.scoring.key(), ...afterInputs()],
  results: () => [
    api.results.key(),
    api.comparison.key(),
    api.cycles.overview.key(),
    api.findings.preview.key(),
    api.decisions.key(),
    api.agreement.key(),
    // The announced order stands still; only the console is told that the result is another one.
    api.display.control.key(),
  ],
  settings: () => [api.settings.key(), api.backups.key(), api.startup.key(), api.display.view.key()],
  panels: () => [
    api.panels.key(),
    api.judging.key(),
    api.paperSheets.key(),
    api.scoring.key(),
    api.meetings.key(),
    api.agreement.key(),
    api.display.key(),
  ],
  accounts: () => [api.accounts.key(), api.startup.state.key(), api.settings.about.key()],
  meetings: () => [api.meetings.key(), api.display.key()],
  surveys: () => [api.surveys.key(), api.scoring.key()],
  decisions: () => [api.decisions.key(), api.seals.key(), api.results.key(), api.cycles.key(), api.display.key()],
}

type OnFewInputs = (evaluateeIds: readonly number[]) => void
const onFew = new Set<OnFewInputs>()

/** Calls back when inputs of a few evaluatees changed: sheets of marks on screen read their rows by themselves then. @returns how to end it */
export function onFewInputs(listener: OnFewInputs): () => void {
  onFew.add(listener)
  return () => onFew.delete(listener)
}

/** Marks every answer that a change may have made old, and reads those again that are on screen. Each key once, however many topics name it. */
export function invalidateChanged(queryClient: QueryClient, { topics, evaluateeIds }: Omit<Change, 'revision'>): void {
  const keys = new Map<string, readonly unknown[]>()
  const add = (key: readonly unknown[]): unknown => keys.set(JSON.stringify(key), key)
  for (const topic of topics) {
    if (topic !== 'inputs' || evaluateeIds === undefined) keysOfTopic[topic]().forEach(add)
    else [api.scoring.leaves.key(), api.scoring.inputs.key(), ...afterInputs()].forEach(add)
  }
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey })
  if (evaluateeIds === undefined) return
  void queryClient.invalidateQueries({ queryKey: api.scoring.marks.key(), type: 'inactive', refetchType: 'none' })
  for (const listener of onFew) listener(evaluateeIds)
}

const firstPause = 500
const longestPause = 10_000

/**
 * Listens to the host's change notices until the signal aborts, and connects again when the host was away.
 *
 * After a new connection everything is read again, because notices may have been missed meanwhile. The host ends the connection of a session that
 * locks: the page then looks where it stands, and listens on without a name, as the page of the way in does.
 */
export async function followChanges(queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  let pause = firstPause
  let connectedBefore = false
  let asNobody = false
  while (!signal.aborted) {
    const session = new AbortController()
    const off = onSessionChange(() => session.abort())
    try {
      const { cycles } = asNobody ? nobodysClient : client
      const changes = await cycles.changes(undefined, { signal: AbortSignal.any([signal, session.signal]) })
      if (connectedBefore) void queryClient.invalidateQueries()
      connectedBefore = true
      pause = firstPause
      for await (const change of changes) invalidateChanged(queryClient, change)
    } catch {
      // The host is away or ended the stream; what it answers to the next query says so on screen.
    }
    off()
    if (signal.aborted) return
    if (session.signal.aborted) {
      // Signed in, out, or unlocked: what that made old has been read already, and the stream goes on at once in the new name.
      asNobody = false
      connectedBefore = false
      continue
    }
    const state = await queryClient.fetchQuery({ ...api.startup.state.queryOptions(), staleTime: 0 }).catch(() => null)
    const locked = state?.phase === 'signIn' && !asNobody
    asNobody = state?.phase === 'signIn'
    if (locked) {
      connectedBefore = false
      void queryClient.invalidateQueries({ queryKey: api.accounts.me.key() })
      continue
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, longestPause)
  }
}
