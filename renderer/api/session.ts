import { operatorHeader, sessionHeader } from '../../shared/contract/file-paths.ts'

const storageKey = 'hengjian.token'
const sessionKey = 'hengjian.session'
const tokenFragment = /^#[A-Za-z0-9_-]{16,}$/

let token: string | null = null
let session: string | null = null
let operator: string | null = null

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
}

/** Names who sits at the screen in every later request; null while nobody has said so. */
export function setOperatorHeader(name: string | null): void {
  operator = name
}

/** Headers that every request to the host carries: the host's token, the account's session, and the operator's name. */
export function sessionHeaders(): Record<string, string> {
  const headers: Record<string, string> = {}
  if (token !== null) headers.authorization = `Bearer ${token}`
  if (session !== null) headers[sessionHeader] = session
  if (operator !== null) headers[operatorHeader] = encodeURIComponent(operator)
  return headers
}
