/**
 * Runs a bundled desktop shell as the runtime would, with a fake runtime: starts it, makes a few calls through its protocol handler, ends it, and
 * prints what came back as one JSON object. Started as a process of its own, because the shell takes the process over.
 */
import { registerHooks } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createFakeElectron } from './fake-electron.ts'

const [desktopEntry = '', dataFolder = ''] = process.argv.slice(2)

const electron = createFakeElectron()
Object.assign(globalThis, { fakeElectron: electron.module })
const names = Object.keys(electron.module)
const fakeModule = `data:text/javascript,${encodeURIComponent(names.map((name) => `export const ${name} = globalThis.fakeElectron.${name}`).join('\n'))}`
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: fakeModule, shortCircuit: true } : next(specifier, context)),
})
process.argv = [process.execPath, desktopEntry, `--data=${dataFolder}`]

await import(pathToFileURL(desktopEntry).href)
electron.becomeReady()
while (electron.windows.length + electron.errorBoxes.length === 0) await pause(20)

const handler = electron.sessions.get('hengjian')?.protocols.get('app')
async function send(path: string, init?: RequestInit) {
  const response = await handler?.(new Request(`app://hengjian${path}`, init))
  return { status: response?.status, text: await response?.text() }
}
const rpc = (input: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ json: input }),
})

const page = await send('/')
await send('/rpc/startup/setUp', rpc({ mode: 'demonstration' }))
const about = await send('/rpc/settings/about', rpc(undefined))
const starters = await send('/rpc/schemes/starters', rpc(undefined))
const table = await send('/files/tables?name=a.csv', {
  method: 'POST',
  headers: { 'content-type': 'application/octet-stream' },
  body: '名称,分组\n信息中心,一组\n',
})
electron.module.app.emit('will-quit', { preventDefault: () => undefined })
while (electron.calls.at(-1) !== 'app.quit') await pause(20)
console.log(JSON.stringify({ errorBoxes: electron.errorBoxes, page, about, starters, table }))
process.exit(0)
