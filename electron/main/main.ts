import type { BrowserWindow } from 'electron'
import { app, dialog, powerMonitor, session } from 'electron'
import { AppError } from '../../shared/domain/app-error.ts'
import { createFileLog } from '../api/file-log.ts'
import { loadFirstSample } from '../api/first-sample.ts'
import type { Program } from '../api/open-program.ts'
import { openProgram } from '../api/open-program.ts'
import { refusalText } from '../api/refusal-text.ts'
import { setSpawnReader } from '../files/tables/reader-process.ts'
import { handleAppProtocol, registerAppScheme } from './app-protocol.ts'
import type { DesktopTexts } from './desktop-texts.ts'
import { desktopTexts } from './desktop-texts.ts'
import type { DisplayWindow } from './display-window.ts'
import { prepareDisplayWindow } from './display-window.ts'
import { readLaunchOptions } from './launch-options.ts'
import { setMenu } from './menu.ts'
import { guardNavigation } from './navigation-guard.ts'
import { forbidNetwork, isolateSession, switchNetworkOff } from './network-guard.ts'
import { dataFolderOf, rendererFolder } from './paths.ts'
import { denyPermissions } from './permissions.ts'
import { createRecoveryPage, type RecoveryPage } from './recovery-page.ts'
import { refusalToStart } from './start-checks.ts'
import { lockWithSystem } from './system-lock.ts'
import { spawnUtilityReader } from './utility-reader.ts'
import { openWindow, showWindow } from './window.ts'

/** A session of its own in memory: the engine leaves nothing of a closed meeting on the disk. The data is in the data folder. */
const partition = 'hengjian'

/**
 * The desktop shell: protections first, then the program, then its window; the second screen opens when it is asked for.
 *
 * Everything up to `whenReady` must run before the engine starts, so it is synchronous; the module does not wait for it, because the
 * runtime becomes ready only after the module has been loaded.
 */
function startDesktop(): void {
  app.enableSandbox()
  switchNetworkOff(app)
  registerAppScheme()
  guardNavigation(app)
  forbidNetwork()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(refuseUnsafeStart)
    .then((isSafe) => (isSafe ? openDesktop() : undefined))
    .catch(failToStart)
}

/** Says why the program must not open any data and ends it; true when it may. */
function refuseUnsafeStart(): boolean {
  const texts = desktopTexts(app.getLocale())
  const refusal = refusalToStart(
    {
      isPackaged: app.isPackaged,
      words: process.argv.slice(1),
      environment: process.env,
      platform: process.platform,
      isRoot: process.getuid?.() === 0,
      resources: process.resourcesPath,
    },
    texts,
  )
  if (refusal === null) return true
  dialog.showErrorBox(texts.cannotStart, refusal)
  app.exit(1)
  return false
}

async function openDesktop(): Promise<void> {
  const texts = desktopTexts(app.getLocale())
  const options = readLaunchOptions(process.argv.slice(1))
  const windowSession = session.fromPartition(partition, { cache: false })
  for (const each of [windowSession, session.defaultSession]) {
    denyPermissions(each)
    await isolateSession(each)
  }
  let display: DisplayWindow | null = null
  setMenu(texts, () => display?.open())
  setSpawnReader(spawnUtilityReader)

  const program = await openProgram({
    host: 'desktop',
    dataFolder: dataFolderOf(options.dataFolder),
    rendererFolder,
    clock: () => new Date(),
  })
  closeWithApplication(program)
  if (options.sample !== null) await loadFirstSample(program.api, options.sample)
  const recovery = createRecoveryPage(texts)
  handleAppProtocol(windowSession, program.api, recovery)

  const window = openWindow(windowSession, texts.title)
  display = prepareDisplayWindow(window, windowSession, texts.display, program.log)
  app.on('second-instance', () => showWindow(window))
  lockWhenLeft(window, program)
  recoverWindow(window, recovery, program, texts)
}

/** Nobody stays signed in behind a locked system, a sleeping one, or a closed window. */
function lockWhenLeft(window: BrowserWindow, program: Program): void {
  const lock = () => program.lockSessions()
  const stopAsking = lockWithSystem(powerMonitor, lock)
  window.on('close', lock)
  window.on('closed', stopAsking)
  // The system's own end: Linux says so and waits for the program's; Windows ends it, and lets it finish what it began.
  powerMonitor.on('shutdown', () => app.quit())
  window.on('session-end', () => void program.close())
}

/** After its process ended unexpectedly the window says so and goes on when asked; one that cannot show anything ends the program. */
function recoverWindow(window: BrowserWindow, recovery: RecoveryPage, program: Program, texts: DesktopTexts): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    program.log.error('render process gone', new Error(reason))
    if (reason === 'launch-failed' || reason === 'integrity-failure') {
      dialog.showErrorBox(texts.title, texts.windowFailed)
      app.quit()
      return
    }
    recovery.showOnce()
    window.webContents.reload()
  })
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (reason !== 'clean-exit') program.log.error(`${type} process gone`, new Error(reason))
  })
}

/** Holds the end of the application until the data folder is closed. */
function closeWithApplication(program: Program): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    isClosed = true
    program
      .close()
      .catch((error: unknown) => program.log.error('closing', error))
      .finally(() => app.quit())
  })
}

function failToStart(error: unknown): void {
  const texts = desktopTexts(app.getLocale())
  const folder = dataFolderOf(readLaunchOptions(process.argv.slice(1)).dataFolder)
  const text =
    error instanceof AppError ? refusalText(error) : texts.internal(createFileLog(folder, () => new Date()).error('start', error))
  dialog.showErrorBox(texts.cannotStart, text)
  app.exit(1)
}

startDesktop()
