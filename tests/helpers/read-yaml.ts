import { createRequire } from 'node:module'

/** Reads a YAML text with the reader of the packager, so that a test sees what the packager sees. Throws on a syntax error. */
export function readYaml(text: string): unknown {
  const packager = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { load } = createRequire(packager.resolve('app-builder-lib'))('js-yaml') as { load(text: string): unknown }
  return load(text)
}
