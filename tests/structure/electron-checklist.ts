import type { SourceFile, SyntaxNode } from './syntax.ts'
import { isNode, keyOf, nodesOf, textOf } from './syntax.ts'

/** One item of Electron's security checklist as a check over the sources of the shell and the screens. */
export interface ChecklistItem {
  /** Number and words of the list, version 45. */
  readonly item: string
  /** What breaks it, one sentence each; empty when nothing does. */
  readonly check: (files: readonly SourceFile[]) => string[]
  /** A file that breaks it, by path; the check must report exactly one problem more with it. */
  readonly control: readonly [path: string, text: string]
}

/** Every file whose code says something about windows, sessions or the runtime. */
const shell = (files: readonly SourceFile[]) => files.filter(({ path }) => path.startsWith('electron/'))

/** Problems of all files, each named by its file. */
function everywhere(files: readonly SourceFile[], find: (node: SyntaxNode, file: SourceFile) => string | null): string[] {
  return files.flatMap((file) =>
    nodesOf(file).flatMap((node) => {
      const problem = find(node, file)
      return problem === null ? [] : [`${file.path}: ${problem}`]
    }),
  )
}

/** Objects that set a property to anything but the one value it may have. */
function onlyValue(name: string, allowed: boolean): ChecklistItem['check'] {
  return (files) =>
    everywhere(shell(files), (node, file) =>
      node.type === 'Property' && keyOf(node) === name && textOf(file, node.value) !== String(allowed)
        ? `${name} is ${textOf(file, node.value)}`
        : null,
    )
}

/** As `onlyValue`, and the window's own preferences must state it. */
function stated(name: string, allowed: boolean): ChecklistItem['check'] {
  return (files) => {
    const preferences = files.find(({ path }) => path === 'electron/main/window.ts')
    const says = preferences !== undefined && new RegExp(`^ {2}${name}: ${allowed},$`, 'mu').test(preferences.text)
    return [...(says ? [] : [`the window does not state ${name}`]), ...onlyValue(name, allowed)(files)]
  }
}

/** Uses of a name as a value, a member or an import. */
function neverNamed(...names: readonly string[]): ChecklistItem['check'] {
  return (files) =>
    everywhere(shell(files), (node) =>
      node.type === 'Identifier' && typeof node.name === 'string' && names.includes(node.name) ? `uses ${node.name}` : null,
    )
}

/** Text literals that a pattern forbids, in all files. */
function neverWritten(pattern: RegExp): ChecklistItem['check'] {
  return (files) =>
    everywhere(files, (node) => {
      const text = node.type === 'Literal' ? node.value : node.type === 'TemplateElement' && isRaw(node.value) ? node.value.raw : null
      return typeof text === 'string' && pattern.test(text) ? `holds ${text}` : null
    })
}

function isRaw(value: unknown): value is { readonly raw: string } {
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string'
}

/** Calls of `on('<event>', …)` that must stand in a file. */
function listens(path: string, events: readonly string[]): ChecklistItem['check'] {
  return (files) => {
    const heard = new Set<string>()
    for (const file of files.filter((each) => each.path === path)) {
      for (const node of nodesOf(file)) {
        const [first] = Array.isArray(node.arguments) ? (node.arguments as unknown[]) : []
        if (node.type === 'CallExpression' && isNode(first) && typeof first.value === 'string') heard.add(first.value)
      }
    }
    return events.filter((event) => !heard.has(event)).map((event) => `${path}: does not decide ${event}`)
  }
}

/** Calls of methods that must stand in a file. */
function calls(path: string, methods: readonly string[]): ChecklistItem['check'] {
  return (files) => {
    const text = files.find((file) => file.path === path)?.text ?? ''
    return methods.filter((method) => !text.includes(`.${method}(`)).map((method) => `${path}: does not call ${method}`)
  }
}

const all =
  (...checks: readonly ChecklistItem['check'][]): ChecklistItem['check'] =>
  (files) =>
    checks.flatMap((check) => check(files))

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

/** The policy as it is put together in the response headers, and no inline code in any page that the program serves. */
const hasPolicy: ChecklistItem['check'] = (files) => {
  const headers = files.find(({ path }) => path === 'electron/api/response-headers.ts')?.text ?? ''
  const parts = [...headers.matchAll(/^ {2}"([a-z-]+ [^"]+)",$/gmu)].map(([, part]) => part)
  return parts.join('; ') === policy ? [] : [`the policy is ${parts.join('; ')}`]
}

const addressPattern = /^(?:https?|wss?|ftp):\/\/(?!127\.0\.0\.1|localhost)\w/u

/**
 * The twenty items of Electron's security checklist. What only a running shell shows (handlers that answer, the order of the start) is tested with a
 * fake runtime in `tests/hosts`; here stands what no file may say.
 */
export const checklist: readonly ChecklistItem[] = [
  {
    item: '1. Only load secure content',
    check: neverWritten(/^(?:http|ws|ftp):\/\/(?!127\.0\.0\.1|localhost|www\.w3\.org\/|schemas\.|purl\.org\/)\w/u),
    control: ['renderer/app/x.ts', "export const x = 'http://intranet.example/x.js'"],
  },
  {
    item: '2. Do not enable Node.js integration for remote content',
    check: all(stated('nodeIntegration', false), stated('nodeIntegrationInWorker', false), stated('nodeIntegrationInSubFrames', false)),
    control: ['electron/main/x.ts', 'export const x = { webPreferences: { nodeIntegration: true } }'],
  },
  {
    item: '3. Enable context isolation',
    check: stated('contextIsolation', true),
    control: ['electron/main/x.ts', 'export const x = { contextIsolation: false }'],
  },
  {
    item: '4. Enable process sandboxing',
    check: all(
      stated('sandbox', true),
      calls('electron/main/main.ts', ['enableSandbox']),
      neverWritten(/^no-sandbox$|^disable-.*sandbox$/u),
    ),
    control: ['electron/main/x.ts', "app.commandLine.appendSwitch('no-sandbox')"],
  },
  {
    item: '5. Handle session permission requests from remote content',
    check: all(
      calls('electron/main/permissions.ts', [
        'setPermissionRequestHandler',
        'setPermissionCheckHandler',
        'setDevicePermissionHandler',
        'setDisplayMediaRequestHandler',
        'setUSBProtectedClassesHandler',
        'setBluetoothPairingHandler',
      ]),
      (files) =>
        everywhere(shell(files), (node, { path }) =>
          path !== 'electron/main/permissions.ts' &&
          node.type === 'Identifier' &&
          /^set\w+(?:Request|Check|Permission)Handler$/u.test(String(node.name))
            ? `sets ${String(node.name)} a second time`
            : null,
        ),
    ),
    control: ['electron/main/x.ts', 'session.setPermissionRequestHandler(null)'],
  },
  {
    item: '6. Do not disable webSecurity',
    check: all(stated('webSecurity', true), neverWritten(/^disable-web-security$/u)),
    control: ['electron/main/x.ts', 'export const x = { webSecurity: dev }'],
  },
  {
    item: '7. Define a Content-Security-Policy',
    check: all(hasPolicy, neverWritten(/'unsafe-(?:inline|eval|hashes)'|strict-dynamic/u), (files) =>
      everywhere(files, (node) => (node.type === 'JSXIdentifier' && node.name === 'dangerouslySetInnerHTML' ? 'sets HTML' : null)),
    ),
    control: ['renderer/app/x.tsx', 'export const X = () => <p dangerouslySetInnerHTML={x} />'],
  },
  {
    item: '8. Do not set allowRunningInsecureContent to true',
    check: stated('allowRunningInsecureContent', false),
    control: ['electron/main/x.ts', 'export const x = { allowRunningInsecureContent: true }'],
  },
  {
    item: '9. Do not enable experimental features',
    check: all(stated('experimentalFeatures', false), neverWritten(/^enable-(?:experimental|features)/u)),
    control: ['electron/main/x.ts', 'export const x = { experimentalFeatures: true }'],
  },
  {
    item: '10. Do not use enableBlinkFeatures',
    check: all(neverNamed('enableBlinkFeatures', 'disableBlinkFeatures'), neverWritten(/^enable-blink-features/u)),
    control: ['electron/main/x.ts', "export const x = { enableBlinkFeatures: 'X' }"],
  },
  {
    item: '11. Do not use allowpopups for WebViews',
    check: (files) =>
      everywhere(files, (node) =>
        node.type === 'JSXIdentifier' && /^(?:webview|allowpopups)$/u.test(String(node.name)) ? 'embeds a page' : null,
      ),
    control: ['renderer/app/x.tsx', 'export const X = () => <webview />'],
  },
  {
    item: '12. Verify WebView options and params before creation',
    check: all(stated('webviewTag', false), listens('electron/main/navigation-guard.ts', ['will-attach-webview'])),
    control: ['electron/main/x.ts', 'export const x = { webviewTag: true }'],
  },
  {
    item: '13. Disable or limit navigation',
    check: all(
      listens('electron/main/navigation-guard.ts', ['will-navigate', 'will-frame-navigate', 'will-redirect']),
      stated('navigateOnDragDrop', false),
      // The shell loads its own two addresses, by the names of their constants.
      (files) =>
        everywhere(shell(files), (node, file) => {
          const isLoad = node.type === 'CallExpression' && isNode(node.callee) && /\.load(?:URL|File)$/u.test(textOf(file, node.callee))
          const words = isLoad && Array.isArray(node.arguments) ? textOf(file, node.arguments[0]) : ''
          return isLoad && !['appAddress', 'displayAddress'].includes(words) ? `loads ${words}` : null
        }),
    ),
    control: ['electron/main/x.ts', 'void window.loadURL(address)'],
  },
  {
    item: '14. Disable or limit creation of new windows',
    check: all(calls('electron/main/navigation-guard.ts', ['setWindowOpenHandler']), (files) =>
      everywhere(shell(files), (node, file) =>
        node.type === 'Property' && keyOf(node) === 'action' && textOf(file, node.value) === "'allow'" ? 'allows a window' : null,
      ),
    ),
    control: ['electron/main/x.ts', "contents.setWindowOpenHandler(() => ({ action: 'allow' }))"],
  },
  {
    item: '15. Do not use shell.openExternal with untrusted content',
    check: (files) =>
      everywhere(shell(files), (node) =>
        node.type === 'ImportSpecifier' && isNode(node.imported) && node.imported.name === 'shell'
          ? 'imports the shell of the system'
          : null,
      ),
    control: ['electron/main/x.ts', "import { shell } from 'electron'"],
  },
  {
    item: '16. Use a current version of Electron',
    check: (files) => {
      const version = files.find(({ path }) => path === 'package.json')?.text.match(/"electron": "([^"]+)"/u)?.[1] ?? ''
      const built = files.find(({ path }) => path === 'electron-builder.yml')?.text.match(/^electronVersion: (\S+)$/mu)?.[1] ?? ''
      const isExact = /^(?:4[5-9]|[5-9]\d)\.\d+\.\d+$/u.test(version)
      return isExact && version === built ? [] : [`the runtime is ${version}, packed as ${built}`]
    },
    control: ['package.json', '{ "devDependencies": { "electron": "^38.0.0" } }'],
  },
  {
    item: '17. Validate the sender of all IPC messages',
    // There is no channel between a page and the shell: requests to the program's own address are all there is, checked there.
    check: all(neverNamed('ipcMain', 'ipcRenderer', 'MessageChannelMain'), neverWritten(/^ipc-message/u)),
    control: ['electron/main/x.ts', "ipcMain.handle('scores', read)"],
  },
  {
    item: '18. Avoid usage of the file:// protocol and prefer custom protocols',
    check: neverWritten(/^file:/u),
    control: ['electron/main/x.ts', "export const page = 'file:///x.html'"],
  },
  {
    item: '19. Check which fuses you can change',
    check: (files) => {
      const text = files.find(({ path }) => path === 'electron/build/fuses.ts')?.text ?? ''
      const decided = [...text.matchAll(/^ {4}\[FuseV1Options\.(\w+)\]: /gmu)].length
      const hook = files.some(
        ({ path, text: yaml }) => path === 'electron-builder.yml' && /^afterPack: \.\/electron\/build\/after-pack\.ts$/mu.test(yaml),
      )
      return decided === 9 && text.includes('strictlyRequireAllFuses: true') && hook ? [] : [`${decided} fuses are decided`]
    },
    control: ['electron/build/fuses.ts', 'export const fuses = {}'],
  },
  {
    item: '20. Do not expose Electron APIs to untrusted web content',
    check: all(
      neverNamed('contextBridge', 'preload', 'registerPreloadScript', 'setPreloads', 'executeJavaScript', 'additionalArguments'),
      (files) =>
        everywhere(
          files.filter(({ path }) => path.startsWith('renderer/')),
          (node) => (node.type === 'Literal' && node.value === 'electron' ? 'names the runtime' : null),
        ),
    ),
    control: ['electron/main/x.ts', "export const x = { preload: 'x.js' }"],
  },
]

/** Addresses outside the machine, in code that the shell or the screens run. */
export const outsideAddresses: ChecklistItem['check'] = neverWritten(addressPattern)
