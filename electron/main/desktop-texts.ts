/** The few words of the desktop shell itself, outside the window's content. */
const zh = {
  /** Of the texts, as a page states it. */
  language: 'zh-CN',
  title: '衡鉴',
  cannotStart: '衡鉴无法启动',
  unsafeSwitch: '启动方式带有不允许的参数，可能关闭安全保护，已拒绝。请用正常的快捷方式启动。',
  root: '请不要以 root 身份运行衡鉴。',
  changedFiles: (files: string) => `程序文件与安装时不一致，没有打开数据。数据没有改动，请重新安装衡鉴：\n${files}`,
  selfTestFailed: (names: string) => `本机的加密运算结果不正确，没有打开数据。数据没有改动，请重新安装衡鉴，仍不行请换一台电脑：\n${names}`,
  windowFailed: '窗口无法显示，程序将关闭。已保存的内容都在，请重新打开；仍不行请重新安装衡鉴。',
  stopped: '画面意外停止了',
  stoppedKept: '已保存的内容都在，正在填写的草稿也保留着。',
  goOn: '继续',
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
  language: 'en',
  title: 'Hengjian',
  cannotStart: 'Hengjian cannot start',
  unsafeSwitch:
    'This way of starting has a switch that is not allowed and may take a protection away; it was refused. Use the normal shortcut.',
  root: 'Do not run Hengjian as root.',
  changedFiles: (files: string) =>
    `The program's files are not as they were installed. No data was opened or changed. Install Hengjian again:\n${files}`,
  selfTestFailed: (names: string) =>
    `This machine computes encryption wrongly. No data was opened or changed. Install Hengjian again, or use another machine:\n${names}`,
  windowFailed: 'The window cannot be shown and the program will close. What was saved is there; open it again, or install Hengjian again.',
  stopped: 'The screen stopped unexpectedly',
  stoppedKept: 'What was saved is there, and so are the drafts you were filling in.',
  goOn: 'Continue',
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
