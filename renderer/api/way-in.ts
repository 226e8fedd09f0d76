import type { Query, QueryClient } from '@tanstack/react-query'
import { allAnswered } from './answered.ts'
import { api, client } from './client.ts'
import { sessionChanged, setAccountSession } from './session.ts'

/** What a page may know before and after somebody sits at it: where the program stands, who sits here, and what the room sees. */
const ofEverybody = new Set(['startup.state', 'accounts.me', 'judging.station', 'display.view'])

function isOfEverybody({ queryKey }: Query): boolean {
  return Array.isArray(queryKey[0]) && ofEverybody.has(queryKey[0].join('.'))
}

/** Takes everything that the host said to somebody out of this page's memory. */
export function forgetAnswers(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: (query) => !isOfEverybody(query) })
  queryClient.getMutationCache().clear()
}

/** Asks anew where the program stands and who sits here. */
export async function lookWhereItStands(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: api.accounts.me.key() }),
    queryClient.invalidateQueries({ queryKey: api.startup.state.key() }),
  ])
}

/** Somebody has signed in, or gave the password of a locked session: everything is read in that name. @param token null: the session that this tab has */
export async function goIn(queryClient: QueryClient, token: string | null): Promise<void> {
  forgetAnswers(queryClient)
  if (token === null) sessionChanged()
  else setAccountSession(token)
  await lookWhereItStands(queryClient)
}

/** A field that is left saves what was typed after the frame that shows it, in milliseconds at most. */
const saveBegins = 150

/** Leaves the field that is being typed in, as a click elsewhere would, and lets what it saves arrive: a locked session would refuse it. */
async function saveWhatIsTyped(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await allAnswered(saveBegins)
}

/** Locks the session of this page; what was on screen leaves its memory. */
export async function lockPage(queryClient: QueryClient): Promise<void> {
  await saveWhatIsTyped()
  // A session that has ended meanwhile is as good as locked: the page finds out where it stands.
  await client.accounts.lock().catch(() => undefined)
  await lookWhereItStands(queryClient)
  sessionChanged()
}

/** Ends the session of this page. */
export async function goOut(queryClient: QueryClient): Promise<void> {
  await saveWhatIsTyped()
  await client.accounts.signOut().catch(() => undefined)
  setAccountSession(null)
  await lookWhereItStands(queryClient)
}
