import dns from 'node:dns'
import net from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FakeElectron, FakeSession } from '../helpers/fake-electron.ts'
import { createFakeElectron } from '../helpers/fake-electron.ts'
import type { TestApi } from '../helpers/test-api.ts'
import { createTestApi } from '../helpers/test-api.ts'

const real = { connect: net.Socket.prototype.connect, lookup: dns.lookup }
let fixture: TestApi
let closed: number
let openProgram: ReturnType<typeof vi.fn>

beforeEach(async () => {
  fixture = await createTestApi()
  closed = 0
  openProgram = vi.fn(() =>
    Promise.resolve({
      api: fixture.api,
      log: { error: () => 'reference1', info: () => undefined },
      close: () => {
        closed += 1
        return Promise.resolve()
      },
    }),
  )
})
afterEach(() => {
  fixture.remove()
  vi.doUnmock('electron')
  vi.resetModules()
  vi.unstubAllGlobals()
  net.Socket.prototype.connect = real.connect
})

/** Starts the shell with a fake runtime, up to the point where everything that follows being ready has happened. */
async function start(options: Parameters<typeof createFakeElectron>[0] & { words?: string[]; user?: number } = {}): Promise<FakeElectron> {
  const electron = createFakeElectron(options)
  vi.doMock('electron', () => electron.module)
  vi.doMock('../../electron/api/open-program.ts', () => ({ openProgram }))
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', 'main.js', ...(options.words ?? [])])
  vi.spyOn(process as { getuid(): number }, 'getuid').mockReturnValue(options.user ?? 1000)
  await import('../../electron/main/main.ts')
  electron.becomeReady()
  await vi.waitFor(() =>
    expect(
      electron.windows.length + electron.errorBoxes.length + electron.calls.filter((call) => call === 'app.quit').length,
    ).toBeGreaterThan(0),
  )
  vi.restoreAllMocks()
  return electron
}

function windowSession(electron: FakeElectron): FakeSession {
  const session = electron.sessions.get('hengjian')
  if (session === undefined) throw new Error('the window has no session of its own')
  return session
}

test('puts every protection in place before the engine starts, and the program before the window', async () => {
  const { calls } = await start()

  expect(calls.filter((call) => call !== 'app.commandLine.appendSwitch')).toEqual([
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'app.requestSingleInstanceLock',
    '(ready)',
    'new BrowserWindow',
  ])
  expect(openProgram).toHaveBeenCalledTimes(1)
})

test('opens one window with every protection spelled out and no preload', async () => {
  const electron = await start()

  const [window] = electron.windows
  const { session, ...preferences } = window?.options.webPreferences ?? {}
  expect(preferences).toEqual({
    allowRunningInsecureContent: false,
    contextIsolation: true,
    devTools: false,
    enableWebSQL: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    plugins: false,
    safeDialogs: true,
    sandbox: true,
    spellcheck: false,
    webSecurity: true,
    webviewTag: false,
  })
  expect(session).toBe(windowSession(electron))
  expect(window?.loaded).toEqual(['app://hengjian/'])
})

test('shows the window when there is something to see', async () => {
  const [window] = (await start()).windows

  expect(window?.shown).toBe(0)
  window?.events.emit('ready-to-show')
  expect(window?.shown).toBe(1)
})

test('keeps nothing of the window on the disk', async () => {
  expect(windowSession(await start()).facts.get('options')).toEqual({ cache: false })
})

test('gives its scheme what the renderer needs and nothing more', async () => {
  expect((await start()).schemes).toEqual([
    [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }],
  ])
})

test('switches off what the engine would look for a network with', async () => {
  expect((await start()).switches).toEqual([
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['no-pings'],
    ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ])
})

test.each(['the window', 'the default'])('cuts %s session off from every network', async (which) => {
  const electron = await start()
  const session = which === 'the window' ? windowSession(electron) : electron.defaultSession

  expect(session.facts.get('spellChecker')).toBe(false)
  expect(session.facts.get('networkEmulation')).toEqual({ offline: true })
  expect(session.facts.get('proxy')).toEqual({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' })
})

test.each([
  ['app://hengjian/', false],
  ['app://hengjian/rpc/cycles/list', false],
  ['blob:app://hengjian/0a1b', false],
  ['data:image/png;base64,AA', false],
  ['app://other/', true],
  ['app://hengjian.example/', true],
  ['blob:https://evil.example/0a1b', true],
  ['http://127.0.0.1/', true],
  ['https://evil.example/', true],
  ['file:///etc/passwd', true],
  ['ws://127.0.0.1/', true],
  ['chrome://gpu/', true],
  ['devtools://devtools/bundled/inspector.html', true],
])('lets the window load %s: cancelled %s', async (url, cancel) => {
  const answer = vi.fn()

  windowSession(await start()).handler('onBeforeRequest')({ url }, answer)

  expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel })
})

test('grants copying and full screen to its own main frame, and nothing else to anybody', async () => {
  const session = windowSession(await start())
  const contents = {}
  const asked = [
    ['clipboard-sanitized-write', 'app://hengjian/', true],
    ['fullscreen', 'app://hengjian/', true],
    ['fullscreen', 'app://hengjian/', false],
    ['fullscreen', 'app://hengjian.example/', true],
    ['fullscreen', 'https://evil.example/', true],
    ...[
      'accessibility-events',
      'background-fetch',
      'background-sync',
      'clipboard-read',
      'display-capture',
      'fileSystem',
      'geolocation',
      'hid',
      'idle-detection',
      'keyboardLock',
      'local-fonts',
      'media',
      'mediaKeySystem',
      'midi',
      'midiSysex',
      'nfc',
      'notifications',
      'openExternal',
      'payment-handler',
      'periodic-background-sync',
      'pointerLock',
      'screen-wake-lock',
      'sensors',
      'serial',
      'speaker-selection',
      'storage-access',
      'top-level-storage-access',
      'unknown',
      'usb',
      'window-management',
    ].map((permission) => [permission, 'app://hengjian/', true] as const),
  ] as const

  const granted = asked.filter(([permission, url, isMainFrame]) => {
    const answer = vi.fn()
    session.handler('permissionRequest')(contents, permission, answer, { requestingUrl: url, isMainFrame })
    const origin = url.replace(/\/$/u, '')
    const checked = session.handler('permissionCheck')(contents, permission, origin, { isMainFrame })
    expect(answer.mock.calls).toEqual([[checked]])
    return checked
  })

  expect(granted).toEqual([
    ['clipboard-sanitized-write', 'app://hengjian/', true],
    ['fullscreen', 'app://hengjian/', true],
  ])
  expect(session.handler('permissionCheck')(null, 'fullscreen', 'app://hengjian', { isMainFrame: true })).toBe(false)
})

test('gives no device to anybody', async () => {
  const session = windowSession(await start())
  const chosen: unknown[] = []
  const prevented = vi.fn()
  const event = { preventDefault: prevented }

  session.emit('select-hid-device', event, {}, (id: unknown) => chosen.push(id))
  session.emit('select-serial-port', event, [], {}, (id: unknown) => chosen.push(id))
  session.emit('select-usb-device', event, {}, (id: unknown) => chosen.push(id))
  session.emit('file-system-access-restricted', event, {}, (action: unknown) => chosen.push(action))
  session.handler('bluetoothPairing')({}, (answer: unknown) => chosen.push(answer))

  expect(chosen).toEqual([null, '', undefined, 'deny', { confirmed: false }])
  expect(prevented).toHaveBeenCalledTimes(3)
  expect(session.handler('device')({})).toBe(false)
  expect(session.handler('usbClasses')({ protectedClasses: ['hid', 'audio'] })).toEqual(['hid', 'audio'])
  expect(session.handlers.get('displayMedia')).toBeNull()
})

test.each([
  ['blob:app://hengjian/0a1b', 0],
  ['https://evil.example/x.exe', 1],
  ['app://hengjian/assets/main.js', 1],
])('saves what the renderer fetched itself and nothing else: %s', async (url, prevented) => {
  const preventDefault = vi.fn()

  windowSession(await start()).emit('will-download', { preventDefault }, { getURL: () => url })

  expect(preventDefault).toHaveBeenCalledTimes(prevented)
})

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])('prevents %s', async (name) => {
  const [window] = (await start()).windows
  const preventDefault = vi.fn()

  window?.webContents.emit(name, { preventDefault, url: 'app://hengjian/' })

  expect(preventDefault).toHaveBeenCalledTimes(1)
})

test('opens no other window than the second screen', async () => {
  const { windows } = await start()
  const ask = (url: string) => windows[0]?.webContents.windowOpenHandler?.({ url })

  expect([ask('app://hengjian/'), windows.length]).toEqual([{ action: 'deny' }, 1])
  expect([ask('app://hengjian/#/display'), windows.length]).toEqual([{ action: 'deny' }, 2])
})

test('opens the second screen from the menu', async () => {
  const { menus, windows } = await start()
  const items = (menus as { submenu: { label?: string; click?: () => void }[] }[][]).flat().flatMap(({ submenu }) => submenu)

  items.find(({ label }) => label === '打开大屏')?.click?.()

  expect(windows.map(({ loaded }) => loaded)).toEqual([['app://hengjian/'], ['app://hengjian/#/display']])
})

test('has a menu without reload and developer tools', async () => {
  const { menus } = await start()

  const roles = JSON.stringify(menus).match(/(?<="role":")[^"]+/gu)
  expect(roles).toEqual(['quit', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'])
})

test('forbids the main process to connect, to resolve a name and to send a datagram', async () => {
  await start()
  const { connect } = await import('node:net')
  const { createSocket } = await import('node:dgram')

  expect(() => connect(80, '127.0.0.1')).toThrow('network access is forbidden')
  expect(() => connect({ host: 'evil.example', port: 443 })).toThrow('network access is forbidden')
  expect(() => dns.lookup('evil.example', () => undefined)).toThrow('network access is forbidden')
  expect(() => createSocket('udp4')).toThrow('network access is forbidden')
  await expect(fetch('http://127.0.0.1:1/')).rejects.toThrow()
})

test('leaves pipes between own processes alone', async () => {
  await start()

  const refusal = await new Promise<NodeJS.ErrnoException>((resolve) => net.connect('/nowhere/hengjian.sock').once('error', resolve))

  expect(refusal.code).toBe('ENOENT')
})

test('brings the window to the front instead of starting twice', async () => {
  const electron = await start()
  const [window] = electron.windows
  if (window !== undefined) window.minimized = true

  electron.module.app.emit('second-instance')

  expect(electron.calls.slice(-2)).toEqual(['window.restore', 'window.focus'])
})

test('ends at once when another one is running, and opens no data', async () => {
  const electron = await start({ hasLock: false })

  expect(electron.calls.at(-2)).toBe('app.quit')
  expect(openProgram).not.toHaveBeenCalled()
})

test.each([
  ['--no-sandbox'],
  ['--remote-debugging-port=9222'],
  ['--remote-debugging-pipe'],
  ['--inspect'],
  ['--inspect-brk=0'],
  ['--disable-web-security'],
  ['--load-extension=/x'],
])('refuses to start installed with %s', async (word) => {
  const electron = await start({ isPackaged: true, words: [word] })

  expect(electron.errorBoxes).toEqual([['衡鉴无法启动', `启动方式会关闭安全保护，已拒绝。请用正常的快捷方式启动。\n${word}`]])
  expect(electron.exitCode()).toBe(1)
  expect(openProgram).not.toHaveBeenCalled()
})

test('refuses to start installed as root', async () => {
  const electron = await start({ isPackaged: true, user: 0 })

  expect(electron.errorBoxes).toEqual([['衡鉴无法启动', '请不要以 root 身份运行衡鉴。']])
  expect(electron.exitCode()).toBe(1)
})

test('opens the data folder named on the command line', async () => {
  await start({ words: ['--data=/home/office/2026', '--unknown'] })

  expect(openProgram).toHaveBeenCalledWith(expect.objectContaining({ host: 'desktop', dataFolder: '/home/office/2026' }))
})

test('says in plain words why the data folder cannot be opened, and opens no window', async () => {
  // Loaded here, because each test loads the shell's modules anew and the class must be the shell's.
  const { AppError } = await import('../../shared/domain/app-error.ts')
  openProgram.mockRejectedValue(new AppError('database_locked', { path: '/home/office/2026/hengjian.db' }))

  const electron = await start()

  expect(electron.errorBoxes[0]?.[1]).toContain('另一个衡鉴程序正在使用这个数据文件夹')
  expect(electron.windows).toEqual([])
  expect(electron.exitCode()).toBe(1)
})

test('holds its end until the data folder is closed', async () => {
  const electron = await start()
  const preventDefault = vi.fn()

  electron.module.app.emit('will-quit', { preventDefault })
  await vi.waitFor(() => expect(electron.calls.at(-1)).toBe('app.quit'))
  electron.module.app.emit('will-quit', { preventDefault })

  expect({ closed, prevented: preventDefault.mock.calls.length }).toEqual({ closed: 1, prevented: 1 })
})

test('says so and closes when the window process crashes', async () => {
  const electron = await start()

  electron.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' })

  expect(electron.errorBoxes).toEqual([['衡鉴', '窗口进程意外结束，程序将关闭。已保存的内容都在，请重新打开。']])
  expect(electron.calls.at(-1)).toBe('app.quit')
})

test.each([
  ['another host of its scheme', 'app://other/', {}, 403],
  ['another origin', 'app://hengjian/rpc/register/units', { origin: 'https://evil.example' }, 403],
  ['a sandboxed frame', 'app://hengjian/rpc/register/units', { origin: 'null' }, 403],
])('refuses requests of %s', async (_what, url, headers, status) => {
  const handler = windowSession(await start()).protocols.get('app')

  const response = await handler?.(new Request(url, { headers }))

  expect(response?.status).toBe(status)
})

test('has exactly one protocol handler, on the window’s own session', async () => {
  const electron = await start()

  expect([...windowSession(electron).protocols.keys()]).toEqual(['app'])
  expect(electron.defaultSession.protocols.size).toBe(0)
})
