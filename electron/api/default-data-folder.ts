import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/**
 * Where the data lies when nobody names a folder; the same for both hosts, so that they find each other's data.
 *
 * Linux and others: `$XDG_DATA_HOME/hengjian`, else `~/.local/share/hengjian`. Windows: `%APPDATA%\Hengjian`. macOS:
 * `~/Library/Application Support/Hengjian`. A relative `XDG_DATA_HOME` is ignored, as its specification demands.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return win32.join(environment.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), 'Hengjian')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Hengjian')
  const named = environment.XDG_DATA_HOME
  const base = named !== undefined && posix.isAbsolute(named) ? named : posix.join(home, '.local', 'share')
  return posix.join(base, 'hengjian')
}
