import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { schemeSchema } from '../../shared/domain/scheme/scheme.ts'
import { DecisionsPage } from './pages/decisions.ts'
import { expectAccessible, expectToFit, windowSizes } from './support/accessible.ts'
import { clientOf } from './support/client.ts'
import { Keyboard } from './support/keyboard.ts'
import { expect, test } from './support/test.ts'
import { english, filled } from './support/texts.ts'

/** Totals of the units of one category; two places for 优秀 (90 and more), so that the line falls between the two of 93. */
const totals = [
  ['省财政厅', '96'],
  ['省教育厅', '93'],
  ['省司法厅', '93'],
  ['省水利厅', '91'],
  ['省档案馆', '89.88'],
  ['省统计局', '75'],
] as const

/** A published scheme of one score from elsewhere, and the six units with it. */
async function prepare(address: string): Promise<{ cycleId: number; ids: readonly number[] }> {
  const client = clientOf(address, '办公室')
  const scheme = schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: 'whole',
    name: '综合考评',
    kind: 'unit',
    points: '100',
    parts: [{ part: 'base', indicator: { code: 'Z', name: '综合得分', points: '100', method: { kind: 'external', fullMarks: '100' } } }],
    settings: {
      bands: [
        { code: 'A', name: '优秀', lower: '90', upper: null },
        { code: 'B', name: '良好', lower: '80', upper: '90' },
        { code: 'C', name: '合格', lower: '0', upper: '80' },
      ],
      quotas: [{ grade: 'A', limit: { kind: 'number', number: 2 } }],
    },
  })
  const { id: versionId } = await client.schemes.create({ from: 'scheme', scheme })
  await client.schemes.publish({ versionId, acceptProblems: false })
  const cycle = await client.cycles.create({ year: 2026, name: '2026 年度', scheme: { from: 'version', id: versionId } })
  const category = await client.register.addCategory({ cycleId: cycle.id, name: '政府部门' })
  const ids: number[] = []
  for (const [name, value] of totals) {
    const { id } = await client.register.add({
      cycleId: cycle.id,
      name,
      shortName: name,
      code: '',
      categoryId: category.id,
      unitId: null,
      participation: 'full',
    })
    await client.scoring.saveValue({
      cycleId: cycle.id,
      evaluateeId: id,
      indicator: 'Z',
      input: { state: 'scored', value, baseline: null, target: null },
    })
    ids.push(id)
  }
  return { cycleId: cycle.id, ids }
}

async function inspect(page: Page, where: string, withColours = true): Promise<void> {
  for (const size of windowSizes) {
    await page.setViewportSize(size)
    await expectToFit(page, where)
  }
  await page.setViewportSize(windowSizes[0])
  await expectAccessible(page, where, withColours)
}

test('a tie on the line is voted on, one departs, the year is sealed, refuses change, opens by two names and is sealed again', async ({
  program,
  page,
  host,
}, info) => {
  test.setTimeout(300_000)
  const { texts } = program
  const decisions = new DecisionsPage(page, texts)
  const keyboard = new Keyboard(page)
  const { cycleId, ids } = await prepare(host.address)
  await page.reload()
  await program.workAs('王主任')
  await program.goTo('decisions')

  await test.step('computed stands beside decided, with one line why not', async () => {
    await expect(decisions.row('省财政厅')).toContainText('优秀')
    await expect(decisions.row('省教育厅')).toContainText(texts.decisions.openGrade)
    await expect(decisions.row('省水利厅')).toContainText('“优秀”名额已满（2/2），排在第 4')
    await expect(decisions.row('省档案馆')).toContainText('距“优秀”差 0.12 分')
    await inspect(page, 'decision with an open tie')
    await page.screenshot({ path: info.outputPath('open-tie.png') })
  })

  const tie = decisions.tie('政府部门', '优秀')
  await test.step('the sealing waits for the tie', async () => {
    await keyboard.enter(decisions.view('seal'))
    await expect(decisions.gate).toContainText(filled(texts.seals.gate.count.ties, { count: 1 }))
    await expect(decisions.seal).toHaveAttribute('aria-disabled', 'true')
    await inspect(page, 'gate of the seal')
    await page.screenshot({ path: info.outputPath('gate.png') })
    await keyboard.enter(decisions.gate.getByRole('link', { name: texts.seals.gate.go }))
    await tie.waitFor()
  })

  await test.step('a vote that is not clear is not taken, a clear one decides', async () => {
    await keyboard.to(decisions.option(tie, 'admit_all'))
    await keyboard.press('Space', 'ArrowUp')
    await expect(decisions.option(tie, 'vote')).toBeChecked()
    await keyboard.fill(decisions.votes(tie, '省教育厅'), '5')
    await keyboard.fill(decisions.votes(tie, '省司法厅'), '5')
    await keyboard.fill(tie.getByRole('textbox', { name: texts.decisions.tie.reason }), '领导小组现场表决')
    await keyboard.press('Enter')
    await expect(tie.getByRole('alert')).toHaveText(texts.decisions.tie.votesEqual)
    await page.screenshot({ path: info.outputPath('vote.png') })
    await keyboard.to(decisions.votes(tie, '省司法厅'), 'Shift+Tab')
    await keyboard.press('Control+A')
    await keyboard.type('4')
    await keyboard.press('Enter')
    await expect(tie).toContainText('得票：省教育厅 5 票、省司法厅 4 票')
    await expect(decisions.row('省教育厅')).toContainText('优秀')
    await expect(decisions.row('省司法厅')).toContainText('平分未过线')
  })

  await test.step('a departure needs a reason, moves the others and is marked', async () => {
    await keyboard.enter(decisions.departFor('省水利厅'))
    await expect(decisions.place).toBeFocused()
    await keyboard.type('3')
    await expect(decisions.place).toHaveValue('3')
    await keyboard.to(decisions.grade)
    await keyboard.press('ArrowDown')
    await expect(decisions.grade).toHaveValue('A')
    await keyboard.press('Control+Enter')
    await expect(decisions.main).toContainText(texts.decisions.depart.reasonMissing)
    await page.screenshot({ path: info.outputPath('departure.png') })
    await keyboard.fill(decisions.reason, '防汛抢险成绩突出')
    await keyboard.press('Control+Enter')
    await expect(decisions.row('省水利厅')).toContainText('防汛抢险成绩突出（王主任')
    await expect(decisions.row('省水利厅').getByRole('img', { name: texts.decisions.departed })).toHaveCount(2)
    await expect(decisions.departFor('省水利厅')).toBeFocused()
    await expect(decisions.main).toContainText(filled(texts.decisions.quota.over, { count: 1 }))
    await inspect(page, 'decision with a departure')
    await page.screenshot({ path: info.outputPath('decided.png') })
  })

  let first = ''
  await test.step('sealed with the signers’ names, and the file checks out on the command line', async () => {
    await keyboard.enter(decisions.view('seal'))
    await keyboard.fill(decisions.signers, '李组长')
    await keyboard.to(decisions.confirm)
    await keyboard.press('Space')
    await keyboard.enter(decisions.seal)
    await decisions.code.waitFor()
    first = await decisions.code.innerText()
    await expect(decisions.main).toContainText('王主任、李组长')
    await inspect(page, 'a seal in force')
    await page.screenshot({ path: info.outputPath('sealed.png') })
    const download = page.waitForEvent('download')
    await keyboard.enter(decisions.main.getByRole('button', { name: texts.seals.inForce.file }))
    const path = info.outputPath('cycle.seal.json')
    await (await download).saveAs(path)
    const printed = execFileSync(
      process.execPath,
      [join(import.meta.dirname, '../../electron/cli/hengjian.ts'), 'verify', path, '--code', first],
      { encoding: 'utf8' },
    )
    expect(printed).toContain('未改动')
  })

  await test.step('the ranking shows the decided beside the computed result, and names the seal', async () => {
    await program.goTo('ranking')
    await expect(program.main.locator('header')).toContainText(filled(texts.components.sealCode, { code: first }))
    await expect(program.main.getByRole('row').filter({ hasText: '省水利厅' })).toContainText('◆')
    await expect(program.main.getByRole('row').filter({ hasText: '省财政厅' })).toContainText(texts.results.asComputed)
    await inspect(page, 'a sealed ranking')
    await page.screenshot({ path: info.outputPath('ranking.png') })
    await program.goTo('decisions')
  })

  await test.step('nothing of the sealed year changes', async () => {
    const client = clientOf(host.address, '办公室')
    const change = client.scoring.saveValue({
      cycleId,
      evaluateeId: ids[0] ?? 0,
      indicator: 'Z',
      input: { state: 'scored', value: '50', baseline: null, target: null },
    })
    await expect(change).rejects.toMatchObject({ data: { code: 'cycle_closed' } })
    await keyboard.enter(decisions.view('decide'))
    await expect(decisions.row('省财政厅')).toContainText('96.00')
    await expect(decisions.departFor('省财政厅')).toHaveCount(0)
  })

  await test.step('two names and a reason open it again; the next seal names what changed', async () => {
    await keyboard.enter(decisions.view('seal'))
    await keyboard.enter(decisions.reopen)
    await expect(decisions.second).toBeFocused()
    await keyboard.type('王主任')
    await keyboard.fill(decisions.reopenReason, '漏录加分')
    await keyboard.press('Enter')
    await expect(decisions.main.getByRole('alert')).toHaveText(texts.seals.reopen.sameName)
    await keyboard.to(decisions.second, 'Shift+Tab')
    await keyboard.press('Control+A')
    await keyboard.type('李组长')
    await keyboard.press('Enter')
    await expect(decisions.gate).toContainText(texts.seals.gate.ready)
    await clientOf(host.address, '办公室').scoring.saveValue({
      cycleId,
      evaluateeId: ids[4] ?? 0,
      indicator: 'Z',
      input: { state: 'scored', value: '90.5', baseline: null, target: null },
    })
    await keyboard.to(decisions.confirm)
    await keyboard.press('Space')
    await keyboard.enter(decisions.seal)
    await decisions.code.waitFor()
    await expect(decisions.main).toContainText(filled(texts.seals.inForce.revision, { revision: 2 }))
    expect(await decisions.code.innerText()).not.toBe(first)
    await keyboard.enter(decisions.main.getByRole('button', { name: filled(texts.seals.history.differences, { revision: 1 }) }))
    await expect(decisions.row('省档案馆')).toContainText('89.88 → 90.50')
    await inspect(page, 'two seals')
    await page.screenshot({ path: info.outputPath('second-seal.png') })
  })

  await test.step('the same in English', async () => {
    const client = clientOf(host.address, '办公室')
    await client.settings.change({ language: 'en' })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: english.decisions.title }).waitFor()
    await inspect(page, 'seal in English', false)
    await page.screenshot({ path: info.outputPath('english.png') })
    expect((await client.seals.status({ cycleId })).history).toHaveLength(2)
  })
})
