import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'

type Handler = (...words: never[]) => unknown

interface FakeDisplay {
  readonly id: number
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** A session that remembers what was set on it. `handlers` by method name, `protocols` by scheme. */
export class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Handler | null>()
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>()
  readonly facts = new Map<string, unknown>()
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void this.protocols.set(scheme, handler),
  }
  readonly webRequest = { onBeforeRequest: (handler: Handler) => void this.handlers.set('onBeforeRequest', handler) }

  setPermissionRequestHandler = (handler: Handler | null) => void this.handlers.set('permissionRequest', handler)
  setPermissionCheckHandler = (handler: Handler | null) => void this.handlers.set('permissionCheck', handler)
  setDevicePermissionHandler = (handler: Handler | null) => void this.handlers.set('device', handler)
  setDisplayMediaRequestHandler = (handler: Handler | null) => void this.handlers.set('displayMedia', handler)
  setUSBProtectedClassesHandler = (handler: Handler | null) => void this.handlers.set('usbClasses', handler)
  setBluetoothPairingHandler = (handler: Handler | null) => void this.handlers.set('bluetoothPairing', handler)
  setCertificateVerifyProc = (handler: Handler | null) => void this.handlers.set('certificate', handler)
  setSpellCheckerEnabled = (enabled: boolean) => void this.facts.set('spellChecker', enabled)
  enableNetworkEmulation = (options: unknown) => void this.facts.set('networkEmulation', options)
  setProxy = (options: unknown) => {
    this.facts.set('proxy', options)
    return Promise.resolve()
  }

  /** The handler set under a name, ready to be called with whatever a hostile page would cause. */
  handler(name: string): (...words: unknown[]) => unknown {
    const handler = this.handlers.get(name)
    if (handler === null || handler === undefined) throw new Error(`no handler for ${name}`)
    return handler as (...words: unknown[]) => unknown
  }
}

class FakeContents extends EventEmitter {
  address = ''
  reloads = 0
  getURL = () => this.address
  reload = () => {
    this.reloads += 1
  }
  windowOpenHandler: ((details: unknown) => unknown) | undefined
  setWindowOpenHandler = (handler: (details: unknown) => unknown) => {
    this.windowOpenHandler = handler
  }
}

/**
 * The part of the desktop runtime that the shell uses, recording every call in order.
 *
 * `calls` holds names such as `app.enableSandbox`, so that a test can say what must come before what.
 */
export function createFakeElectron(options: { isPackaged?: boolean; hasLock?: boolean; displays?: readonly FakeDisplay[] } = {}) {
  const calls: string[] = []
  const switches: [string, string?][] = []
  const schemes: unknown[] = []
  const errorBoxes: [string, string][] = []
  const menus: unknown[] = []
  const windows: FakeWindow[] = []
  const sessions = new Map<string, FakeSession>()
  const defaultSession = new FakeSession()
  const displays = options.displays ?? [{ id: 1, bounds: { x: 0, y: 0, width: 1440, height: 900 } }]
  let exitCode: number | undefined
  const ready = Promise.withResolvers<void>()

  class FakeApp extends EventEmitter {
    readonly isPackaged = options.isPackaged ?? false
    readonly commandLine = {
      appendSwitch: (name: string, value?: string) => {
        calls.push('app.commandLine.appendSwitch')
        switches.push(value === undefined ? [name] : [name, value])
      },
    }
    enableSandbox = () => void calls.push('app.enableSandbox')
    requestSingleInstanceLock = () => {
      calls.push('app.requestSingleInstanceLock')
      return options.hasLock ?? true
    }
    whenReady = () => ready.promise
    getLocale = () => 'zh-CN'
    quit = () => void calls.push('app.quit')
    exit = (code: number) => {
      calls.push('app.exit')
      exitCode = code
    }
  }

  class FakeWindow {
    readonly options: { webPreferences: Record<string, unknown> }
    readonly webContents = new FakeContents()
    readonly loaded: string[] = []
    readonly events = new EventEmitter()
    shown = 0
    minimized = false
    fullScreen = false
    constructor(given: { webPreferences: Record<string, unknown> }) {
      calls.push('new BrowserWindow')
      this.options = given
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
    once = (name: string, listener: () => void) => void this.events.once(name, listener)
    on = (name: string, listener: () => void) => void this.events.on(name, listener)
    close = () => {
      this.events.emit('close')
      this.events.emit('closed')
    }
    destroy = () => void this.events.emit('closed')
    getBounds = () => displays[0]?.bounds
    setFullScreen = (full: boolean) => {
      this.fullScreen = full
    }
    loadURL = (address: string) => {
      this.loaded.push(address)
      this.webContents.address = address
      return Promise.resolve()
    }
    show = () => {
      this.shown += 1
    }
    isMinimized = () => this.minimized
    restore = () => void calls.push('window.restore')
    focus = () => void calls.push('window.focus')
  }

  /** What the system says of itself; `idleState` is what it answers when it is asked. */
  class FakePowerMonitor extends EventEmitter {
    idleState = 'active'
    getSystemIdleState = () => this.idleState
  }

  const app = new FakeApp()
  const powerMonitor = new FakePowerMonitor()
  return {
    calls,
    switches,
    schemes,
    errorBoxes,
    menus,
    windows,
    sessions,
    becomeReady: () => {
      calls.push('(ready)')
      ready.resolve()
    },
    exitCode: () => exitCode,
    defaultSession,
    module: {
      app,
      powerMonitor,
      BrowserWindow: FakeWindow,
      Menu: {
        buildFromTemplate: (template: unknown) => template,
        setApplicationMenu: (menu: unknown) => void menus.push(menu),
      },
      dialog: { showErrorBox: (title: string, text: string) => void errorBoxes.push([title, text]) },
      utilityProcess: { fork: forkUtility },
      // The main window is always on the first display.
      screen: { getAllDisplays: () => displays, getDisplayMatching: () => displays[0] },
      protocol: {
        registerSchemesAsPrivileged: (given: unknown) => {
          calls.push('protocol.registerSchemesAsPrivileged')
          schemes.push(given)
        },
      },
      session: {
        defaultSession,
        fromPartition: (name: string, given: unknown) => {
          const made = new FakeSession()
          made.facts.set('options', given)
          sessions.set(name, made)
          return made
        },
      },
    },
  }
}
export type FakeElectron = ReturnType<typeof createFakeElectron>

const givePort = `data:text/javascript,${encodeURIComponent(
  "process.parentPort = { once: (name, listener) => process.once('message', (data) => listener({ data })) }",
)}`

/** A utility process as far as the shell uses it: a Node child whose port is Node's own channel. */
function forkUtility(path: string, words: readonly string[], options: { execArgv: readonly string[] }) {
  const child: ChildProcess = spawn(process.execPath, [...options.execArgv, '--import', givePort, path, ...words], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {},
  })
  return Object.assign(child, { postMessage: (message: Uint8Array) => void child.send(message) })
}
