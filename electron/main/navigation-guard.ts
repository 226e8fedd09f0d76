import type { App, WebContents } from 'electron'

/**
 * Keeps every window where it was opened: no navigation, no redirect, no frame, no new window, no embedded page. The main window alone may ask for the
 * second screen (`display-window.ts`).
 *
 * The renderer moves by the fragment of its address only, which is no navigation. Reloading passes through none of these events.
 */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
