import type { Session, WebContents } from 'electron'
import { appAddress, appOrigin } from './app-protocol.ts'

/** The only things the renderer may ask for, and only from the main frame: copying to the clipboard, and the meeting's full screen. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Result that refuses a certificate, in the runtime's numbers. */
const refuseCertificate = -2

/** Answers every way of asking for a permission or a device with no, except the two above; default deny. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(isGranted(contents, permission, details.requestingUrl, details.isMainFrame))
  })
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) =>
    isGranted(contents, permission, requestingOrigin, details.isMainFrame),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-webauthn-account', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-webauthn-authenticator', (event, choose) => {
    event.preventDefault()
    choose(null)
  })
  // Nothing is loaded over a connection, so no certificate is a good one.
  session.setCertificateVerifyProc((_request, answer) => answer(refuseCertificate))
  session.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'))
  session.on('will-download', (event, item) => {
    // The renderer saves what it fetched itself; nothing else is ever downloaded.
    if (!item.getURL().startsWith(`blob:${appAddress}`)) event.preventDefault()
  })
}

function isGranted(contents: WebContents | null, permission: string, origin: string, isMainFrame: boolean): boolean {
  return contents !== null && isMainFrame && granted.has(permission) && (origin === appOrigin || origin.startsWith(appAddress))
}
