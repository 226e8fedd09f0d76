/** What the start says on a terminal, Chinese first. The screens' texts live with the screens; this program part has no screen. */
export const startMessages = {
  building: '正在生成界面 · Building the screens',
  noDesktopRuntime: '未安装桌面运行环境，改用浏览器方式 · The desktop runtime is not installed; using the browser host',
  ready: (address: string) => `Hengjian ready: ${address}`,
  loadingSample: '正在载入示例数据 · Loading the sample data',
  sampleNotLoaded: '数据文件夹中已有考评年度，未载入示例 · The data folder already holds a cycle; the sample was not loaded',
  closed: '已结束 · Closed',
  portTaken: (port: number) => `端口 ${port} 已被占用，请换一个或用 --port 0 · Port ${port} is taken; choose another, or --port 0`,
  notBuilt: (reason: string) => `无法生成界面，没有启动 · The screens cannot be built, so nothing was started:\n${reason}`,
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
