import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'

/** Path of the browser that tests drive: the system's Chromium when present, else the one that npm brought along. */
export async function chromiumPath(): Promise<string> {
  const system = '/usr/bin/chromium'
  return existsSync(system) && process.env.USE_SPARTICUZ === undefined ? system : await sparticuz.executablePath()
}
