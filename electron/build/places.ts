import { join } from 'node:path'
import type { LinuxArch } from './version-needs.ts'

/** Folder of the project: two above this file. */
export const projectFolder = join(import.meta.dirname, '..', '..')

/** The native module's package; the only one that is shipped as a package, everything else is bundled. */
export const driverPackage = 'better-sqlite3-multiple-ciphers'
export const driverFolder = join(projectFolder, 'node_modules', driverPackage)

/** Where the driver for old systems is built, and taken from when Linux packages are made. */
export function shippedDriver(arch: LinuxArch): string {
  return join(projectFolder, 'out', 'driver', `linux-${arch}.node`)
}

/** Licences and the list of contents, made for every packaging and shipped beside the program. */
export const noticesFolder = join(projectFolder, 'out', 'notices')
