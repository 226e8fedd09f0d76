import { AccountsPage } from './pages/accounts.ts'
import { Program } from './pages/program.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { clientOf } from './support/client.ts'
import { expect, test } from './support/test.ts'
import { chinese, english, filled } from './support/texts.ts'

const words = chinese.accounts
const owner = { login: 'liqing', name: '李青', password: '春天的第一场雨下在三月' }
const administrator = { login: 'zhaogang', name: '赵刚', password: '河边的柳树先绿了一半' }
const security = { login: 'qianyi', name: '钱毅', password: '山上的雪到五月才化完' }
const auditor = { login: 'sunjing', name: '孙静', password: '门前的石阶一共十九级' }

/** The host's refusal of a call whose caller gave the password too long ago. */
const wantsThePassword = {
  status: 422,
  contentType: 'application/json',
  body: JSON.stringify({
    json: { defined: true, code: 'APP', status: 422, message: '', data: { code: 'confirm_identity', data: {} } },
  }),
}

test.describe('with the sample', () => {
  test.use({ startWords: ['--sample'] })

  test('a demonstration says what it is and ends, by keyboard, with an owner under whose name findings stand', async ({
    program,
    page,
  }) => {
    const accounts = new AccountsPage(page, chinese)
    await expect(accounts.demonstrationLine).toBeVisible()
    await accounts.leaveDemonstration.focus()
    await page.keyboard.press('Enter')
    await accounts.title(words.setUp.leaving).waitFor()
    await expect(accounts.way('demonstration')).toHaveCount(0)
    await accounts.way('single').focus()
    await page.keyboard.press('Enter')
    await accounts.title(words.setUp.owner).waitFor()

    await page.keyboard.type(owner.name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(owner.login)
    await page.keyboard.press('Tab')
    await page.keyboard.type('liqing2026')
    await page.keyboard.press('Tab')
    await page.keyboard.type('liqing2026')
    await page.keyboard.press('Enter')
    await expect(accounts.main).toContainText(words.passwordReasons.name_inside)
    await accounts.choosePassword(words.fields.password, owner.password)
    await page.keyboard.press('Enter')

    await accounts.title(words.recovery.title).waitFor()
    const code = await accounts.recoveryCode.innerText()
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/u)
    await page.keyboard.type('0000')
    await page.keyboard.press('Enter')
    await expect(accounts.main).toContainText(words.recovery.wrong)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(code.slice(-4).toLowerCase())
    await page.keyboard.press('Enter')
    await accounts.title(words.signIn.title).waitFor()
    await page.keyboard.type(owner.password)
    await page.keyboard.press('Enter')

    await expect(accounts.menu).toContainText(owner.name)
    await expect(accounts.demonstrationLine).toHaveCount(0)
    const { findings } = program
    await program.goTo('findings')
    await findings.choose({ typed: 'cztrsc', name: '财政厅人事处党支部' }, { typed: 'ztdr', name: '主题党日' }, '每少开展1次扣0.8分')
    await findings.description.fill('九月主题党日未开展')
    await findings.save.click()
    await findings.row('九月主题党日未开展').waitFor()
    await findings.openRow('九月主题党日未开展')
    await expect(findings.detail).toContainText(owner.name)

    await page.keyboard.press('Control+l')
    await accounts.title(words.lock.title).waitFor()
    await expect(page.getByText('九月主题党日未开展')).toHaveCount(0)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await page.keyboard.type('不是这个密码')
    await page.keyboard.press('Enter')
    await expect(accounts.main).toContainText(filled(words.lock.wrong, { left: 4 }))
    await page.keyboard.type(owner.password)
    await page.keyboard.press('Enter')
    await findings.row('九月主题党日未开展').waitFor()

    await accounts.signOut()
    await expect(page.getByText('九月主题党日未开展')).toHaveCount(0)
  })
})

test.describe('with the sample and three separate people', () => {
  test.use({ startWords: ['--sample'] })

  test('a reviewer reads register and score sheets, and is offered nothing that changes them', async ({ program, host, page }) => {
    const accounts = new AccountsPage(page, chinese)
    await clientOf(host.address).accounts.leaveDemonstration({ mode: 'three', administrator, security, auditor })
    await page.goto('about:blank')
    await page.goto(host.address)
    await accounts.signIn(administrator.login, administrator.password)
    await accounts.title(words.title).waitFor()
    const first = await accounts.newPerson('周敏', 'zhoumin')
    await accounts.signOut()
    await accounts.signIn(security.login, security.password)
    await accounts.title(words.title).waitFor()
    await accounts.button('周敏').click()
    await accounts.role(chinese.shell.roles.reviewer).check()
    await accounts.button(words.detail.activate).click()
    const second = await accounts.takeHalf(words.detail.secondHalf)
    await accounts.signOut()
    await accounts.signIn('zhoumin', `${first}${second}`)
    await accounts.replaceOneTime(`${first}${second}`, '楼下那棵银杏又落了叶')

    const { register, scoring } = program
    await program.goTo('register')
    await expect(register.main.getByText('财政厅办公室党支部', { exact: true }).first()).toBeVisible()
    await expect(register.importFile).toHaveCount(0)
    await expect(register.main.getByRole('checkbox')).toHaveCount(0)
    await program.goTo('scoring')
    const grid = page.getByRole('grid').first()
    await grid.waitFor()
    await expect(scoring.main).toContainText(chinese.scoring.readOnly)
    const field = page.locator('[role="grid"] ~ input')
    await field.focus()
    await page.keyboard.type('5')
    await expect(page.getByRole('alert')).toContainText(chinese.scoring.readOnly)
    await expect(field).not.toBeEditable()
  })
})

test.describe('on a first start', () => {
  test.use({ entered: false })

  test('of three separate people the administrator sees no scores, and only two together let a recorder in', async ({ page, host }) => {
    const accounts = new AccountsPage(page, chinese)
    const program = new Program(page)
    await clientOf(host.address).startup.setUp({ mode: 'three', administrator, security, auditor })
    await page.goto(host.address)
    await accounts.title(words.signIn.title).waitFor()

    await accounts.signIn(administrator.login, administrator.password)
    await accounts.title(words.title).waitFor()
    await expect(program.screenLink('ranking')).toHaveCount(0)
    await page.evaluate(() => {
      location.hash = '#/ranking'
    })
    await expect(accounts.main).toContainText(chinese.shell.noRight)
    await program.goTo('accounts')
    const first = await accounts.newPerson('周敏', 'zhoumin')
    await expect(accounts.main).toContainText(words.detail.nothingPending)
    await accounts.signOut()

    await accounts.signIn(security.login, security.password)
    await accounts.title(words.title).waitFor()
    await expect(accounts.button(words.list.add)).toHaveCount(0)
    await accounts.button('周敏').click()
    await accounts.role(chinese.shell.roles.recorder).check()
    // The host asks again five minutes after the password was given; here the first call is answered as it is then.
    await page.route('**/rpc/accounts/activate', (route) => route.fulfill(wantsThePassword), { times: 1 })
    await accounts.button(words.detail.activate).click()
    await accounts.confirmIdentity(security.password)
    const second = await accounts.takeHalf(words.detail.secondHalf)
    await accounts.signOut()

    await accounts.signIn('zhoumin', `${first}${second}`)
    await accounts.replaceOneTime(`${first} ${second}`, '楼下那棵银杏又落了叶')
    await expect(accounts.menu).toContainText('周敏')
    await expect(program.screenLink('accounts')).toHaveCount(0)
    await expect(program.screenLink('findings')).toBeVisible()
  })

  test('five wrong passwords wait; a reload keeps the session, and a restart ends it', async ({ page, host }) => {
    const accounts = new AccountsPage(page, chinese)
    await clientOf(host.address).startup.setUp({ mode: 'three', administrator, security, auditor })
    await page.goto(host.address)
    for (const left of [4, 3, 2, 1]) {
      await accounts.signIn(auditor.login, '猜一个密码')
      await expect(accounts.main).toContainText(filled(words.signIn.left, { left }))
    }
    await accounts.signIn(auditor.login, '猜一个密码')
    await expect(accounts.main).toContainText(words.signIn.wait.slice(0, words.signIn.wait.indexOf('{{')))
    await expect(accounts.button(words.signIn.submit)).toBeDisabled()

    await page.reload()
    await accounts.signIn(security.login, security.password)
    await expect(accounts.menu).toContainText(security.name)
    await page.reload()
    await expect(accounts.menu).toContainText(security.name)
    await host.restart()
    await page.goto(host.address)
    await accounts.title(words.signIn.title).waitFor()
  })

  test('every page of the way in is accessible in both languages and fits both displays', async ({ page, host }) => {
    test.slow()
    const zh = new AccountsPage(page, chinese)
    await page.goto(host.address)
    await zh.title(words.setUp.title).waitFor()
    const everywhere = async (where: string): Promise<void> => {
      for (const size of windowSizes) {
        await page.setViewportSize(size)
        await expectToFit(page, where)
      }
      await expectAccessible(page, where)
      const other = page.getByRole('button', { name: chinese.shell.languageLabel })
      if ((await other.count()) === 0) return
      await other.click()
      await page.getByRole('button', { name: english.shell.languageLabel }).waitFor()
      await expectToFit(page, `${where}, English`)
      await expectAccessible(page, `${where}, English`, false)
      await page.getByRole('button', { name: english.shell.languageLabel }).click()
      await other.waitFor()
    }
    await everywhere('wizard')
    await zh.button(words.setUp.restore).click()
    await zh.title(chinese.backups.broken.fromBackup).waitFor()
    await everywhere('restore before the set-up')
    await zh.button(chinese.common.cancel).click()
    await zh.way('single').click()
    await zh.title(words.setUp.owner).waitFor()
    await everywhere('first account')
    await zh.field(words.fields.name).fill(owner.name)
    await zh.field(words.fields.login).fill(owner.login)
    await zh.choosePassword(words.fields.password, owner.password)
    await page.keyboard.press('Enter')
    await zh.title(words.recovery.title).waitFor()
    await everywhere('recovery code')
    const code = await zh.recoveryCode.innerText()
    await zh.field(words.recovery.encrypt).click()
    await zh.field(words.recovery.check).fill(code.slice(-4))
    await page.keyboard.press('Enter')
    await zh.title(words.signIn.title).waitFor()
    await everywhere('sign-in')
    await zh.signIn(owner.login, owner.password)
    await zh.title(chinese.encryption.title).waitFor()
    await page.evaluate(() => {
      location.hash = '#/accounts'
    })
    await zh.table.waitFor()
    await everywhere('accounts')
    await page.getByRole('button', { name: chinese.shell.lock, exact: true }).click()
    await zh.title(words.lock.title).waitFor()
    await everywhere('lock')
  })
})
