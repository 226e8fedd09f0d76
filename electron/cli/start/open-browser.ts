import { spawn } from 'node:child_process'

/**
 * Opens an address in the system's browser where there is one and a display to show it; otherwise does nothing.
 *
 * Never fails: the address stands on the terminal anyway.
 */
export function openBrowser(address: string, platform: NodeJS.Platform = process.platform): void {
  const hasDisplay = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined
  if (platform !== 'win32' && platform !== 'darwin' && !hasDisplay) return
  const [program, ...words] = opener(address, platform)
  const child = spawn(program, words, { stdio: 'ignore', detached: true })
  child.once('error', () => undefined)
  child.unref()
}

function opener(address: string, platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address]
  return [platform === 'darwin' ? 'open' : 'xdg-open', address]
}
