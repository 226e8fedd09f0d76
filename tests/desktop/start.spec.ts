import { expect, test } from './support/desktop.ts'

test('opens on the program, without Node in the page, without a port and without a way out', async ({ desktop }) => {
  const { program, window } = await desktop.start()

  await expect(window).toHaveURL(/^app:\/\/hengjian\//u)
  await expect(window.getByRole('main')).toBeVisible()
  expect(await window.evaluate(() => ['require', 'process', 'Buffer', 'electron'].filter((name) => name in globalThis))).toEqual([])
  const reach = (address: string) =>
    window.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      address,
    )
  expect(await Promise.all(['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'app://other/'].map(reach))).toEqual([
    'refused',
    'refused',
    'refused',
    'refused',
  ])
  expect(await window.evaluate(() => globalThis.open('https://example.com/') === null)).toBe(true)
  expect(program.windows()).toHaveLength(1)
})

test('stays on its page whatever the page asks for, and can be loaded again where it stands', async ({ desktop }) => {
  const { window } = await desktop.start()
  await expect(window.getByRole('main')).toBeVisible()

  await window.evaluate(() => {
    location.href = 'app://hengjian/other.html'
  })
  await window.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await expect(window).toHaveURL(/^app:\/\/hengjian\/(?:#.*)?$/u)

  await Promise.all([window.waitForEvent('load'), window.evaluate(() => location.reload())])
  await expect(window.getByRole('main')).toBeVisible()
})

test('has every protection of its window in force, not only written down', async ({ desktop }) => {
  const { program } = await desktop.start()

  const preferences = await program.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // The runtime answers with what is in force; its typings leave the method out.
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    nodeIntegration: false,
    sandbox: true,
    webSecurity: true,
    devTools: false,
    webviewTag: false,
  })
})

test('a second start brings the first window to the front and ends by itself', async ({ desktop }) => {
  const { program, window } = await desktop.start()
  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())

  expect(await desktop.startAgain()).toBe(0)

  await expect
    .poll(() => program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isMinimized())))
    .toEqual([false])
  await expect(window.getByRole('main')).toBeVisible()
})
