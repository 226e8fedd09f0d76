import { call, expect, test } from './support/desktop.ts'

const owner = { login: 'zhurenwang', name: '王主任', password: '青山-绿水-七月-4821' }

for (const event of ['lock-screen', 'suspend'] as const) {
  test(`locks who is signed in when the system says ${event}`, async ({ desktop }) => {
    const { program, window } = await desktop.start()
    expect((await call(window, 'startup/setUp', { mode: 'single', owner })).status).toBe(200)
    const signedIn = (await call(window, 'accounts/signIn', { login: owner.login, password: owner.password })).json as { token: string }
    const session = { 'x-hengjian-session': signedIn.token }
    expect((await call(window, 'cycles/list', undefined, session)).status).toBe(200)

    await program.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)

    const refused = await call(window, 'cycles/list', undefined, session)
    expect(refused.status).toBe(422)
    expect(refused.json).toMatchObject({ data: { code: 'session_locked' } })
    expect((await call(window, 'accounts/unlock', { password: owner.password }, session)).status).toBe(200)
    expect((await call(window, 'cycles/list', undefined, session)).status).toBe(200)
  })
}

test('shows that the screen stopped, and goes on where it was with the drafts of the window', async ({ desktop }) => {
  const { program, window } = await desktop.start('--sample=office')
  await window.evaluate(() => {
    location.hash = '#/results'
    sessionStorage.setItem('draft', '三月督查')
  })

  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())

  // The page object belongs to the process that ended; the one that shows the notice is asked through the shell.
  const inWindow = (code: string) =>
    program.evaluate(({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as unknown, code)
  await expect.poll(() => inWindow("document.querySelector('h1')?.textContent").catch(() => null)).toBe('画面意外停止了')
  await inWindow("document.querySelector('button').click()")
  await expect
    .poll(() => inWindow("document.querySelector('main') !== null && document.querySelector('#root') !== null").catch(() => null))
    .toBe(true)
  expect(await inWindow('[location.hash, sessionStorage.getItem("draft")]')).toEqual(['#/results', '三月督查'])
})
