/** The few words of the desktop shell itself, outside the window's content. */
const zh = {
  title: '衡鉴',
  cannotStart: '衡鉴无法启动',
  unsafeSwitch: '启动方式会关闭安全保护，已拒绝。请用正常的快捷方式启动。',
  root: '请不要以 root 身份运行衡鉴。',
  windowFailed: '窗口进程意外结束，程序将关闭。已保存的内容都在，请重新打开。',
  internal: (reference: string) => `程序出错，编号 ${reference}。已保存的数据不受影响。`,
  edit: '编辑',
  view: '视图',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  resetZoom: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
  fullScreen: '全屏',
  display: '衡鉴 大屏',
  openDisplay: '打开大屏',
  quit: '退出',
}

export type DesktopTexts = Readonly<typeof zh>

const en: DesktopTexts = {
  title: 'Hengjian',
  cannotStart: 'Hengjian cannot start',
  unsafeSwitch: 'This way of starting would switch a protection off, and was refused. Use the normal shortcut.',
  root: 'Do not run Hengjian as root.',
  windowFailed: "The window's process ended unexpectedly and the program will close. What was saved is there; open it again.",
  internal: (reference: string) => `The program failed, reference ${reference}. What was saved is safe.`,
  edit: 'Edit',
  view: 'View',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  resetZoom: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  display: 'Hengjian second screen',
  openDisplay: 'Open the second screen',
  quit: 'Quit',
}

/** Texts for a system locale such as `zh-CN`: Chinese unless the system is set to English. */
export function desktopTexts(locale: string): DesktopTexts {
  return locale.toLowerCase().startsWith('en') ? en : zh
}
