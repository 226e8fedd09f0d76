import { app, dialog, session } from 'electron'
import { AppError } from '../../shared/domain/app-error.ts'
import { createFileLog } from '../api/file-log.ts'
import { loadFirstSample } from '../api/first-sample.ts'
import type { Program } from '../api/open-program.ts'
import { openProgram } from '../api/open-program.ts'
import { refusalText } from '../api/refusal-text.ts'
import { setSpawnReader } from '../files/tables/reader-process.ts'
import { handleAppProtocol, registerAppScheme } from './app-protocol.ts'
import { desktopTexts } from './desktop-texts.ts'
import type { DisplayWindow } from './display-window.ts'
import { prepareDisplayWindow } from './display-window.ts'
import { readLaunchOptions, unsafeSwitch } from './launch-options.ts'
import { setMenu } from './menu.ts'
import { guardNavigation } from './navigation-guard.ts'
import { forbidNetwork, isolateSession, switchNetworkOff } from './network-guard.ts'
import { dataFolderOf, rendererFolder } from './paths.ts'
import { denyPermissions } from './permissions.ts'
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

/** An installed program starts neither with a switch that takes a protection away nor as root, where the sandbox is off. */
function refuseUnsafeStart(): boolean {
  if (!app.isPackaged) return true
  const texts = desktopTexts(app.getLocale())
  const isRoot = process.getuid?.() === 0
  const word = unsafeSwitch(process.argv.slice(1))
  if (!isRoot && word === null) return true
  dialog.showErrorBox(texts.cannotStart, isRoot ? texts.root : `${texts.unsafeSwitch}\n${word}`)
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
  handleAppProtocol(windowSession, program.api)

  const window = openWindow(windowSession, texts.title)
  display = prepareDisplayWindow(window, windowSession, texts.display, program.log)
  app.on('second-instance', () => showWindow(window))
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    program.log.error('render process gone', new Error(details.reason))
    dialog.showErrorBox(texts.title, texts.windowFailed)
    app.quit()
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
