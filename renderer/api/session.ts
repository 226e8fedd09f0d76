import { operatorHeader } from '../../shared/contract/file-paths.ts'

const storageKey = 'hengjian.token'
const tokenFragment = /^#[A-Za-z0-9_-]{16,}$/

let token: string | null = null
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
}

/** Names who sits at the screen in every later request; null while nobody has said so. */
export function setOperatorHeader(name: string | null): void {
  operator = name
}

/** Headers that every request to the host carries: the session's token and the operator's name. */
export function sessionHeaders(): Record<string, string> {
  const headers: Record<string, string> = {}
  if (token !== null) headers.authorization = `Bearer ${token}`
  if (operator !== null) headers[operatorHeader] = encodeURIComponent(operator)
  return headers
}
