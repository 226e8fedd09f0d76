import { readFileSync } from 'node:fs'
import { readLinuxArch, readVersionNeeds, tooNew } from './version-needs.ts'

/**
 * `npm run check:glibc -- <file>…`: says of every binary whether Kylin V10 and UOS 20 can load it, and fails when one cannot be loaded there.
 *
 * Exit codes: 0 all can, 1 one cannot or is no Linux binary, 2 nothing named.
 */
function check(paths: readonly string[]): number {
  if (paths.length === 0) {
    console.error('Name the binaries to check.')
    return 2
  }
  return paths.filter((path) => !isLoadable(path)).length === 0 ? 0 : 1
}

function isLoadable(path: string): boolean {
  const bytes = readFileSync(path)
  const refused = tooNew(readVersionNeeds(bytes))
  if (refused.length === 0) {
    console.log(`${path} (${readLinuxArch(bytes)}): loads with glibc 2.28 and later`)
    return true
  }
  console.error(`${path}: too new for glibc 2.28: ${refused.map(({ library, version }) => `${version} of ${library}`).join(', ')}`)
  return false
}

process.exitCode = check(process.argv.slice(2))
