import { afterEach, expect, test, vi } from 'vitest'
import { desktopFixture, windowSession } from '../helpers/start-desktop.ts'

const { calls, start } = desktopFixture()
afterEach(() => vi.useRealTimers())

test.each(['lock-screen', 'suspend'])('locks everybody out when the system says %s', async (event) => {
  const electron = await start()
  expect(calls().locked).toBe(0)

  electron.module.powerMonitor.emit(event)

  expect(calls().locked).toBe(1)
})

test.skipIf(process.platform === 'win32')(
  'asks a system that announces nothing whether it is locked, and locks once each time it becomes so',
  async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { powerMonitor } = (await start()).module
    const after = (state: string) => {
      powerMonitor.idleState = state
      vi.advanceTimersByTime(5_000)
      return calls().locked
    }

    expect(['active', 'idle', 'locked', 'locked', 'unknown', 'active', 'locked'].map(after)).toEqual([0, 0, 1, 1, 1, 1, 2])
  },
)

test('stops asking when the window is closed, and leaves nobody signed in behind it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const electron = await start()

  electron.windows[0]?.close()

  expect(calls().locked).toBe(1)
  electron.module.powerMonitor.idleState = 'locked'
  vi.advanceTimersByTime(60_000)
  expect(calls().locked).toBe(1)
})

test('ends itself when the system ends', async () => {
  const electron = await start()

  electron.module.powerMonitor.emit('shutdown')
  expect(electron.calls.at(-1)).toBe('app.quit')

  electron.windows[0]?.events.emit('session-end')
  expect(calls().closed).toBe(1)
})

test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'memory-eviction'])(
  'shows a page of its own when the window process ends (%s), and the program again when asked to go on',
  async (reason) => {
    const electron = await start()
    const contents = electron.windows[0]?.webContents
    const get = (path: string) => windowSession(electron).protocols.get('app')?.(new Request(`app://hengjian${path}`))

    contents?.emit('render-process-gone', {}, { reason })

    expect({ reloads: contents?.reloads, boxes: electron.errorBoxes, errors: calls().errors }).toEqual({
      reloads: 1,
      boxes: [],
      errors: ['render process gone'],
    })
    const page = await get('/')
    const text = await page?.text()
    expect(text).toContain('<h1>画面意外停止了</h1>')
    expect(text).toContain('已保存的内容都在，正在填写的草稿也保留着。')
    expect(text).toContain('<button type="button" autofocus>继续</button>')
    expect(text).not.toMatch(/<script>|<style|style="|onclick/u)
    expect(page?.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await (await get('/recovery.js'))?.text()).toContain('location.reload()')
    expect((await get('/recovery.css'))?.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(await (await get('/'))?.text()).not.toContain('画面意外停止了')
  },
)

test.each(['launch-failed', 'integrity-failure'])('says so and closes when no window can be shown (%s)', async (reason) => {
  const electron = await start()

  electron.windows[0]?.webContents.emit('render-process-gone', {}, { reason })

  expect(electron.errorBoxes).toEqual([['衡鉴', '窗口无法显示，程序将关闭。已保存的内容都在，请重新打开；仍不行请重新安装衡鉴。']])
  expect(electron.calls.at(-1)).toBe('app.quit')
})

test('takes a window process that ended as it should for no failure', async () => {
  const electron = await start()

  electron.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })

  expect({ reloads: electron.windows[0]?.webContents.reloads, errors: calls().errors }).toEqual({ reloads: 0, errors: [] })
})

test('writes down that another process of the engine ended, and goes on', async () => {
  const electron = await start()

  electron.module.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })

  expect(calls().errors).toEqual(['GPU process gone'])
  expect(electron.calls).not.toContain('app.quit')
})
