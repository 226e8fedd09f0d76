import type { Session, WebPreferences } from 'electron'
import { BrowserWindow } from 'electron'
import { appAddress } from './app-protocol.ts'

/** Every protection of the window, spelled out although most are defaults: a default that changes must not change this. */
export const windowPreferences: WebPreferences = {
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
}

/** Opens the main window on the program's own address, and shows it when there is something to see. */
export function openWindow(session: Session, title: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title,
    backgroundColor: '#f6f4f0',
    autoHideMenuBar: true,
    webPreferences: { ...windowPreferences, session },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(appAddress)
  return window
}

/** Brings a window to the front when somebody asks for it a second time. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
