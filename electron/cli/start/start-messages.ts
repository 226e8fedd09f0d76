import type { AppError } from '../../../shared/domain/app-error.ts'

/** What the start says on a terminal, Chinese first. The screens' texts live with the screens; this program part has no screen. */
export const startMessages = {
  building: '正在生成界面 · Building the screens',
  noDesktopRuntime: '未安装桌面运行环境，改用浏览器方式 · The desktop runtime is not installed; using the browser host',
  ready: (address: string) => `Hengjian ready: ${address}`,
  loadingSample: '正在载入示例数据 · Loading the sample data',
  sampleNotLoaded: '数据文件夹中已有考评年度，未载入示例 · The data folder already holds a cycle; the sample was not loaded',
  closed: '已结束 · Closed',
  portTaken: (port: number) => `端口 ${port} 已被占用，请换一个或用 --port 0 · Port ${port} is taken; choose another, or --port 0`,
  noRenderer: '没有可用的界面文件，也无法生成 · There are no built screens and they cannot be built here',
  unknownOption: (word: string) => `无法识别的选项 · Unknown option: ${word}`,
  internal: (reference: string, logs: string) =>
    `程序出错，已停止；已保存的数据不受影响。编号 ${reference}，记录在 ${logs} · The program failed and stopped; what was saved is safe. Reference ${reference}, log in ${logs}`,
  usage: [
    '用法 · Usage: npm start -- [--browser] [--port <0-65535>] [--data <folder>] [--sample [office|province]] [--no-open]',
    '  --browser   用浏览器方式，不用桌面窗口 · use the browser host although the desktop runtime is installed',
    '  --port      端口，0 为自动 · port of the browser host, 0 takes a free one',
    '  --data      数据文件夹 · the data folder',
    '  --sample    在空的数据文件夹中载入示例 · load the sample into an empty data folder',
    '  --no-open   不打开浏览器 · do not open the system browser',
  ].join('\n'),
} as const

/** Puts a refusal to open the data folder into words: what happened, that nothing was changed, what to do. */
export function refusalText(error: AppError): string {
  const path = String(error.data.path ?? '')
  switch (error.code) {
    case 'database_locked':
      return `另一个衡鉴程序正在使用这个数据文件夹，请先关闭它：${path}\nAnother Hengjian program is using this data folder; close that one first.`
    case 'database_missing':
      return `数据文件夹中没有数据库，没有新建空库代替，请从备份恢复或换一个文件夹：${path}\nThe data folder has lost its database; no empty one was put in its place. Restore a backup or name another folder.`
    case 'database_corrupt':
      return `数据库已损坏，没有改动它，请从备份恢复：${path}\nThe database is damaged and was left as it is. Restore a backup.`
    case 'database_newer':
      return `数据库由更新版本的衡鉴写成，没有改动它，请用新版本打开：${path}\nThe database was written by a newer Hengjian and was left as it is. Open it with that version.`
    case 'database_foreign':
      return `这个文件不是衡鉴的数据库，没有改动它：${path}\nThis file is not a Hengjian database and was left as it is.`
    case 'folder_not_empty':
      return `文件夹里有其他文件，没有在其中新建数据，请换一个空文件夹：${path}\nThe folder holds other files; nothing was written there. Name an empty folder.`
    case 'folder_unreadable':
      return `无法读写这个文件夹，请检查权限：${path}\nThe folder cannot be read or written. Check its permissions.`
    case 'disk_full':
      return `磁盘空间不足，请清理后再启动：${path}\nThe disk is full. Free some space and start again.`
    default:
      return `无法打开数据文件夹（${error.code}）：${path}\nThe data folder cannot be opened (${error.code}).`
  }
}
