import { basename } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Gives every file that is started by `new URL('./file.ts', import.meta.url)` (a worker, a child process) a bundle of its own beside the main
 * one, and lets the address name that. The bundler itself follows imports only, and would leave an address to a source that is not there.
 */
export function bundleStartedFiles(): Plugin {
  return {
    name: 'bundle-started-files',
    async transform(code, id) {
      let result = code
      for (const [whole, path] of code.matchAll(/new URL\(["'](\.[^"']+)\.ts["'], import\.meta\.url\)/gu)) {
        const file = await this.resolve(`${path}.ts`, id)
        if (file === null) throw new Error(`${id} starts ${path}.ts, which is not there`)
        const name = basename(file.id, '.ts')
        this.emitFile({ type: 'chunk', id: file.id, fileName: `${name}.js` })
        result = result.replace(whole, `new URL('./${name}.js', import.meta.url)`)
      }
      return result === code ? null : { code: result, map: null }
    },
  }
}
