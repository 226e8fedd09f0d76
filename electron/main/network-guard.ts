import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import type { App, Session } from 'electron'
import { appAddress } from './app-protocol.ts'

/** Switches that keep the browser engine from looking for a network of its own accord. */
export const offlineSwitches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/** Puts the switches on the command line; only works before the application is ready. */
export function switchNetworkOff(app: App): void {
  for (const [name, value] of offlineSwitches) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

/** Whether the window may load an address: the program's own, and what the program made itself in memory. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith(appAddress) || address.startsWith(`blob:${appAddress}`) || address.startsWith('data:')
}

/**
 * Cuts the window off from every network, in four independent ways: refused requests, no spelling dictionaries (the engine would fetch
 * them), offline emulation, and a proxy that does not exist.
 */
export async function isolateSession(session: Session): Promise<void> {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnAddress(details.url) }))
  session.setSpellCheckerEnabled(false)
  session.enableNetworkEmulation({ offline: true })
  await session.setProxy({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' })
}

/**
 * Makes the main process itself unable to open a connection, ask for a name or send a datagram, whatever a library tries.
 *
 * Sockets without a port (pipes between own processes) stay. HTTP, TLS and `fetch` all connect through the socket that is closed here.
 * Returns what undoes it, for tests.
 */
export function forbidNetwork(): () => void {
  const undo = [replace(dns, resolvers(dns)), replace(dns.promises, resolvers(dns.promises)), replace(dgram, ['createSocket'])]
  const { connect } = net.Socket.prototype
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...words: unknown[]): net.Socket {
    if (!isPipe(words)) return refuseNetwork()
    return Reflect.apply(connect, this, words) as net.Socket
  }
  syncBuiltinESMExports()
  return () => {
    net.Socket.prototype.connect = connect
    for (const restore of undo) restore()
    syncBuiltinESMExports()
  }
}

function refuseNetwork(): never {
  throw new Error('network access is forbidden')
}

function resolvers(module: object): readonly string[] {
  return Object.keys(module).filter((name) => /^(?:lookup|resolve|reverse)/u.test(name))
}

function replace(module: object, names: readonly string[]): () => void {
  const before = Object.fromEntries(names.map((name) => [name, Reflect.get(module, name) as unknown]))
  Object.assign(module, Object.fromEntries(names.map((name) => [name, refuseNetwork])))
  return () => Object.assign(module, before)
}

/** Node passes the arguments of `connect` as they came, or as one array of [options, callback]. */
function isPipe(words: readonly unknown[]): boolean {
  const first = Array.isArray(words[0]) ? (words[0] as readonly unknown[])[0] : words[0]
  if (typeof first === 'string') return !/^\d+$/u.test(first)
  return typeof first === 'object' && first !== null && 'path' in first && typeof first.path === 'string'
}
