import dns from 'node:dns'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { desktopFixture, windowSession } from '../helpers/start-desktop.ts'

const { calls, start } = desktopFixture()

test('puts every protection in place before the engine starts, and the program before the window', async () => {
  const electron = await start()

  expect(electron.calls.filter((call) => call !== 'app.commandLine.appendSwitch')).toEqual([
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'app.requestSingleInstanceLock',
    '(ready)',
    'new BrowserWindow',
  ])
  expect(calls().open).toHaveBeenCalledTimes(1)
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

/** Every name that the runtime's typings give a permission, for requests and for checks. */
function permissionsOf(method: string): string[] {
  const typings = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8')
  const line = typings.split('\n').find((each) => each.trim().startsWith(`${method}(handler: `)) ?? ''
  return [...(line.match(/permission: ([^,]+),/u)?.[1] ?? '').matchAll(/'([^']+)'/gu)].map(([, name = '']) => name)
}

test('decides every permission that the runtime knows: copying and full screen for its own main frame, nothing else for anybody', async () => {
  const session = windowSession(await start())
  const permissions = permissionsOf('setPermissionRequestHandler')
  expect(permissions).toEqual(permissionsOf('setPermissionCheckHandler'))
  // A number that changes with a new runtime says: look at what is new before it is denied unseen.
  expect(permissions).toHaveLength(46)
  const places = [
    ['app://hengjian/', true],
    ['app://hengjian/', false],
    ['app://hengjian.example/', true],
    ['https://evil.example/', true],
  ] as const
  const asked = permissions.flatMap((permission) => places.map(([url, isMainFrame]) => ({ permission, url, isMainFrame })))

  const granted = asked.filter(({ permission, url, isMainFrame }) => {
    const answer = vi.fn()
    session.handler('permissionRequest')({}, permission, answer, { requestingUrl: url, isMainFrame })
    const origin = url.replace(/\/$/u, '')
    const checked = session.handler('permissionCheck')({}, permission, origin, { isMainFrame })
    expect(answer.mock.calls).toEqual([[checked]])
    return checked
  })

  expect(granted).toEqual([
    { permission: 'clipboard-sanitized-write', url: 'app://hengjian/', isMainFrame: true },
    { permission: 'fullscreen', url: 'app://hengjian/', isMainFrame: true },
  ])
  expect(session.handler('permissionCheck')(null, 'fullscreen', 'app://hengjian', { isMainFrame: true })).toBe(false)
})

test('sets every handler of a session that the runtime has, on both sessions', async () => {
  const electron = await start()
  const typings = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8')
  const body = typings.slice(typings.indexOf('class Session extends'), typings.indexOf('\n  }\n', typings.indexOf('class Session extends')))
  const settable = new Set([...body.matchAll(/^ {4}set(\w+)(?:Handler|Proc)\(/gmu)].map(([, name = '']) => name))
  const events = new Set(
    [...body.matchAll(/on\(event: '((?:select|will)-[^']+|file-system-access-restricted)'/gu)].map(([, name = '']) => name),
  )

  expect([...settable].sort()).toEqual([
    'BluetoothPairing',
    'CertificateVerify',
    'DevicePermission',
    'DisplayMediaRequest',
    'PermissionCheck',
    'PermissionRequest',
    'USBProtectedClasses',
  ])
  for (const session of [windowSession(electron), electron.defaultSession]) {
    expect([...session.handlers.keys()].sort()).toEqual([
      'bluetoothPairing',
      'certificate',
      'device',
      'displayMedia',
      'onBeforeRequest',
      'permissionCheck',
      'permissionRequest',
      'usbClasses',
    ])
    expect([...events].filter((name) => session.listenerCount(name) !== 1)).toEqual([])
  }
})

test('gives no device to anybody', async () => {
  const session = windowSession(await start())
  const chosen: unknown[] = []
  const prevented = vi.fn()
  const event = { preventDefault: prevented }

  session.emit('select-hid-device', event, {}, (id: unknown) => chosen.push(id))
  session.emit('select-serial-port', event, [], {}, (id: unknown) => chosen.push(id))
  session.emit('select-usb-device', event, {}, (id: unknown) => chosen.push(id))
  session.emit('select-webauthn-account', event, {}, (id: unknown) => chosen.push(id))
  session.emit('select-webauthn-authenticator', event, (name: unknown) => chosen.push(name))
  session.emit('file-system-access-restricted', event, {}, (action: unknown) => chosen.push(action))
  session.handler('bluetoothPairing')({}, (answer: unknown) => chosen.push(answer))

  session.handler('certificate')({}, (result: unknown) => chosen.push(result))

  expect(chosen).toEqual([null, '', undefined, null, null, 'deny', { confirmed: false }, -2])
  expect(prevented).toHaveBeenCalledTimes(5)
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

test.each([
  ['will-navigate', 'app://hengjian/', true, 0],
  ['will-navigate', 'app://hengjian/#/findings', true, 0],
  ['will-navigate', 'app://hengjian/other.html', true, 1],
  ['will-navigate', 'app://hengjian/?x=1', true, 1],
  ['will-navigate', 'https://evil.example/', true, 1],
  ['will-navigate', 'file:///etc/passwd', true, 1],
  ['will-frame-navigate', 'app://hengjian/', true, 0],
  ['will-frame-navigate', 'app://hengjian/', false, 1],
  ['will-frame-navigate', 'https://evil.example/', false, 1],
  ['will-redirect', 'app://hengjian/', true, 1],
  ['will-attach-webview', 'app://hengjian/', true, 1],
])('lets a page only be loaded again where it stands: %s to %s, main frame %s', async (name, url, isMainFrame, held) => {
  const [window] = (await start()).windows
  const preventDefault = vi.fn()

  window?.webContents.emit(name, { preventDefault, url, isMainFrame })

  expect(preventDefault).toHaveBeenCalledTimes(held)
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
  expect(calls().open).not.toHaveBeenCalled()
})

test('opens the data folder named on the command line', async () => {
  await start({ words: ['--data=/home/office/2026', '--unknown'] })

  expect(calls().open).toHaveBeenCalledWith(expect.objectContaining({ host: 'desktop', dataFolder: '/home/office/2026' }))
})

test('says in plain words why the data folder cannot be opened, and opens no window', async () => {
  // Loaded here, because each test loads the shell's modules anew and the class must be the shell's.
  const { AppError } = await import('../../shared/domain/app-error.ts')
  calls().open.mockRejectedValue(new AppError('database_locked', { path: '/home/office/2026/hengjian.db' }))

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

  expect({ closed: calls().closed, prevented: preventDefault.mock.calls.length }).toEqual({ closed: 1, prevented: 1 })
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
