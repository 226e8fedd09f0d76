import type { App, Event, WebContents } from 'electron'
import { appAddress } from './app-protocol.ts'

/**
 * Keeps every window where it was opened: no navigation, no redirect, no frame, no new window, no embedded page. The main window alone may ask for the
 * second screen (`display-window.ts`).
 *
 * The renderer moves by the fragment of its address only, which is no navigation. Reloading the program's own page where it stands is the one thing
 * that passes.
 */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

function guardContents(contents: WebContents): void {
  const holdUnlessReload = (event: Navigation) => {
    if (!isReload(contents, event)) event.preventDefault()
  }
  contents.on('will-navigate', holdUnlessReload)
  contents.on('will-frame-navigate', holdUnlessReload)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** The part of a navigation event that both kinds have. */
type Navigation = Pick<Event<{ url: string; isMainFrame: boolean }>, 'preventDefault' | 'url' | 'isMainFrame'>

/** Whether the main frame only asks for the page that it shows already; fragments do not count. */
function isReload(contents: WebContents, { url, isMainFrame }: Navigation): boolean {
  return isMainFrame && withoutFragment(url) === appAddress && withoutFragment(contents.getURL()) === appAddress
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? ''
}
