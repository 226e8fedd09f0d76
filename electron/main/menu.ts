import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { DesktopTexts } from './desktop-texts.ts'

/** Sets the menu: editing, zoom, full screen, the second screen, quit. No reload and no developer tools, which the default menu has. */
export function setMenu(texts: DesktopTexts, openDisplay: () => void): void {
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: texts.undo },
    { role: 'redo', label: texts.redo },
    { type: 'separator' },
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'selectAll', label: texts.selectAll },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: texts.resetZoom },
    { role: 'zoomIn', label: texts.zoomIn },
    { role: 'zoomOut', label: texts.zoomOut },
    { role: 'togglefullscreen', label: texts.fullScreen },
    { type: 'separator' },
    { label: texts.openDisplay, click: openDisplay },
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: texts.title, submenu: [{ role: 'quit', label: texts.quit }] },
      { label: texts.edit, submenu: edit },
      { label: texts.view, submenu: view },
    ]),
  )
}
