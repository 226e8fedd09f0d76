import { operatorHeader, sessionHeader } from '../../shared/contract/file-paths.ts'

const storageKey = 'hengjian.token'
const sessionKey = 'hengjian.session'
const tokenFragment = /^#[A-Za-z0-9_-]{16,}$/

let token: string | null = null
let session: string | null = null
let operator: string | null = null
const listeners = new Set<() => void>()

/**
 * Takes the session token out of the address, before the router reads it.
 *
 * The browser host prints its address with the token as fragment, which never reaches a server log. It moves to the tab's session storage, so
 * that a reload keeps it and a copied address does not carry it. The desktop host needs none.
 */
export function takeSessionToken(): void {
  if (tokenFragment.test(location.hash)) {
    sessionStorage.setItem(storageKey, location.hash.slice(1))
    history.replaceState(null, '', `${location.pathname}${location.search}#/`)
  }
  token = sessionStorage.getItem(storageKey)
  session = sessionStorage.getItem(sessionKey)
}

/** Signs every later request of this tab with an account's session, also after a reload; null when it has ended. */
export function setAccountSession(next: string | null): void {
  session = next
  if (next === null) sessionStorage.removeItem(sessionKey)
  else sessionStorage.setItem(sessionKey, next)
  sessionChanged()
}

/** Says that the session began, ended, was locked or opened again: what goes on in its name begins anew. */
export function sessionChanged(): void {
  for (const listener of listeners) listener()
}

/** Calls back after every change of the session until the returned function is called. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Names who sits at the screen in every later request; null while nobody has said so. Only a demonstration goes by it. */
export function setOperatorHeader(name: string | null): void {
  operator = name
}

/**
 * Headers that every request to the host carries: the host's token, the account's session, and the operator's name.
 *
 * @param asNobody leaves the account's session out: a locked one would end the stream of change notices at once
 */
export function sessionHeaders(asNobody = false): Record<string, string> {
  const headers: Record<string, string> = {}
  if (token !== null) headers.authorization = `Bearer ${token}`
  if (session !== null && !asNobody) headers[sessionHeader] = session
  if (operator !== null) headers[operatorHeader] = encodeURIComponent(operator)
  return headers
}
