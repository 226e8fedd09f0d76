import type { Display, Session } from 'electron'
import { BrowserWindow, screen } from 'electron'
import type { Log } from '../features/app.ts'
import { appAddress } from './app-protocol.ts'
import { showWindow, windowPreferences } from './window.ts'

/** The one address that may be opened in a window of its own. */
export const displayAddress = `${appAddress}#/display`

/** The second screen 大屏 of a meeting. */
export interface DisplayWindow {
  /** Opens it, or brings it to the front when it is open. */
  open(): void
}

/**
 * Prepares the second screen beside the main window: it fills a second display where there is one, has the same protections, and closes with the main
 * window.
 *
 * The main window's page may ask for it by its exact address. That opens nothing by itself: the window is made here, so a page chooses neither its
 * preferences nor how many there are. When its process ends, the meeting goes on in the main window and it can be opened again.
 */
export function prepareDisplayWindow(main: BrowserWindow, session: Session, title: string, log: Log): DisplayWindow {
  let window: BrowserWindow | null = null

  function open(): void {
    if (window !== null) {
      showWindow(window)
      return
    }
    const opened = makeWindow(secondDisplay(main), session, title)
    window = opened
    opened.on('closed', () => {
      window = null
    })
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') log.error('display process gone', new Error(reason))
      opened.destroy()
    })
  }

  main.webContents.setWindowOpenHandler(({ url }) => {
    if (url === displayAddress) open()
    return { action: 'deny' }
  })
  main.on('closed', () => window?.close())
  return { open }
}

function makeWindow(second: Display | undefined, session: Session, title: string): BrowserWindow {
  const place = second === undefined ? { width: 1280, height: 720 } : second.bounds
  const window = new BrowserWindow({
    ...place,
    minWidth: 640,
    minHeight: 360,
    show: false,
    title,
    backgroundColor: '#12151c',
    autoHideMenuBar: true,
    webPreferences: { ...windowPreferences, session },
  })
  window.once('ready-to-show', () => {
    window.show()
    // Only now: a window that is not shown yet may come up full on the wrong display.
    if (second !== undefined) window.setFullScreen(true)
  })
  void window.loadURL(displayAddress)
  return window
}

/** A display that the main window is not on; undefined with one display. */
function secondDisplay(main: BrowserWindow): Display | undefined {
  const { id } = screen.getDisplayMatching(main.getBounds())
  return screen.getAllDisplays().find((display) => display.id !== id)
}
