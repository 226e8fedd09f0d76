import { beforeEach, expect, test, vi } from 'vitest'
import type { FakeElectron } from '../helpers/fake-electron.ts'
import { createFakeElectron, FakeSession } from '../helpers/fake-electron.ts'

const first = { id: 1, bounds: { x: 0, y: 0, width: 1440, height: 900 } }
const projector = { id: 2, bounds: { x: 1440, y: 0, width: 1920, height: 1080 } }
let logged: string[]

beforeEach(() => {
  logged = []
  vi.resetModules()
})

/** A main window with the second screen prepared beside it. */
async function prepare(displays: readonly (typeof first)[] = [first]) {
  const electron = createFakeElectron({ displays })
  vi.doMock('electron', () => electron.module)
  const { guardNavigation } = await import('../../electron/main/navigation-guard.ts')
  const { openWindow } = await import('../../electron/main/window.ts')
  const { prepareDisplayWindow } = await import('../../electron/main/display-window.ts')
  const session = new FakeSession()
  guardNavigation(electron.module.app as never)
  const log = { error: (message: string, error: unknown) => String(logged.push(`${message}: ${String(error)}`)), info: () => undefined }
  const display = prepareDisplayWindow(openWindow(session as never, '衡鉴'), session as never, '衡鉴 大屏', log)
  return { electron, session, display }
}

function ask({ windows: [main] }: FakeElectron, url: string): unknown {
  return main?.webContents.windowOpenHandler?.({ url })
}

test('opens for exactly its own address, in a window that the shell makes', async () => {
  const { electron, session } = await prepare()

  expect(ask(electron, 'app://hengjian/#/display')).toEqual({ action: 'deny' })

  const [main, second] = electron.windows
  expect(second?.loaded).toEqual(['app://hengjian/#/display'])
  expect(second?.options.webPreferences).toEqual(main?.options.webPreferences)
  expect(second?.options.webPreferences.session).toBe(session)
  expect(second?.webContents.windowOpenHandler?.({ url: 'app://hengjian/#/display' })).toEqual({ action: 'deny' })
  expect(electron.windows).toHaveLength(2)
})

test.each([
  'app://hengjian/',
  'app://hengjian/#/displays',
  'app://hengjian/#/display?meeting=1',
  'app://hengjian/index.html#/display',
  'app://other/#/display',
  'https://evil.example/#/display',
  'https://app://hengjian/#/display',
  'javascript:alert(1)#/display',
  'about:blank',
])('opens nothing for %s', async (url) => {
  const { electron } = await prepare()

  expect(ask(electron, url)).toEqual({ action: 'deny' })

  expect(electron.windows).toHaveLength(1)
})

test('is opened once and brought to the front the second time', async () => {
  const { electron, display } = await prepare()
  display.open()
  const [, second] = electron.windows
  if (second !== undefined) second.minimized = true

  display.open()

  expect(electron.windows).toHaveLength(2)
  expect(electron.calls.slice(-2)).toEqual(['window.restore', 'window.focus'])
})

test('can be opened again after it was closed', async () => {
  const { electron, display } = await prepare()
  display.open()
  electron.windows[1]?.close()

  display.open()

  expect(electron.windows).toHaveLength(3)
})

test('fills the second display once there is something to see', async () => {
  const { electron, display } = await prepare([first, projector])

  display.open()

  const [, second] = electron.windows
  expect(second?.options).toMatchObject({ x: 1440, y: 0, width: 1920, height: 1080, show: false, backgroundColor: '#12151c' })
  expect([second?.shown, second?.fullScreen]).toEqual([0, false])
  second?.events.emit('ready-to-show')
  expect([second?.shown, second?.fullScreen]).toEqual([1, true])
})

test('is an ordinary window where there is one display', async () => {
  const { electron, display } = await prepare()

  display.open()

  const [, second] = electron.windows
  second?.events.emit('ready-to-show')
  expect(second?.options).toMatchObject({ width: 1280, height: 720 })
  expect([second?.shown, second?.fullScreen]).toEqual([1, false])
})

test('closes with the main window', async () => {
  const { electron, display } = await prepare()
  display.open()
  const closed = vi.fn()
  electron.windows[1]?.events.on('closed', closed)

  electron.windows[0]?.close()

  expect(closed).toHaveBeenCalledTimes(1)
})

test('goes away when its process ends, and the meeting goes on', async () => {
  const { electron, display } = await prepare()
  display.open()

  electron.windows[1]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  display.open()

  expect(logged).toEqual(['display process gone: Error: crashed'])
  expect(electron.calls).not.toContain('app.quit')
  expect(electron.windows).toHaveLength(3)
})

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
  'prevents %s like the main window',
  async (name) => {
    const { electron, display } = await prepare()
    display.open()
    const preventDefault = vi.fn()

    electron.windows[1]?.webContents.emit(name, { preventDefault, url: 'app://hengjian/' })

    expect(preventDefault).toHaveBeenCalledTimes(1)
  },
)
