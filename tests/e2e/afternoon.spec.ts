import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { schemeSchema } from '../../shared/domain/scheme/scheme.ts'
import { DecisionsPage } from './pages/decisions.ts'
import { StationPage } from './pages/judging.ts'
import {
  absent,
  afternoonScheme,
  branches,
  deductions,
  expectedRanking,
  judges,
  leaves,
  recusedJudge,
  sheetOf,
  units,
} from './support/afternoon.ts'
import { clientOf } from './support/client.ts'
import { readSaved } from './support/files.ts'
import type { Host } from './support/host.ts'
import { expect, test } from './support/test.ts'
import { chinese, filled } from './support/texts.ts'

const category = '机关处室组'

/** The two units, which the office has in its register from the evaluation of units. */
async function registerUnits(client: ReturnType<typeof clientOf>): Promise<void> {
  const { id: cycleId } = await client.cycles.create({
    year: 2025,
    name: '2025 年度单位考评',
    scheme: { from: 'starter', code: 'model-unit' },
  })
  const { id: categoryId } = await client.register.addCategory({ cycleId, name: '政府部门' })
  for (const { name, code } of units) {
    await client.register.add({ cycleId, name, shortName: name, code, categoryId, unitId: null, participation: 'full' })
  }
}

/** The year up to the afternoon: scheme, register, confirmed findings, judges with their own units, the panel and its meeting. */
async function prepare(address: string): Promise<{ cycleId: number; panelId: number; meetingId: number }> {
  const client = clientOf(address)
  await registerUnits(client)
  const { id: versionId } = await client.schemes.create({ from: 'scheme', scheme: schemeSchema.parse(afternoonScheme) })
  await client.schemes.publish({ versionId, acceptProblems: false })
  const { id: cycleId } = await client.cycles.create({
    year: 2026,
    name: '2026 年度党支部考评',
    scheme: { from: 'version', id: versionId },
  })
  const { id: categoryId } = await client.register.addCategory({ cycleId, name: category })
  const table = await client.exchange.paste({
    text: [
      ['编号', '名称', '所属单位', '分组', '参评方式'],
      ...branches.map(({ name, unit }, place) => [`B${place + 1}`, name, units[unit]?.name ?? '', category, '参评']),
    ]
      .map((row) => row.join('\t'))
      .join('\n'),
  })
  const mapping = await client.register.guess({ cycleId, tableId: table.tableId, sheet: 0 })
  const preview = await client.register.preview({ cycleId, mapping, acceptNewCategories: false })
  await client.register.apply({ previewId: preview.previewId, withoutRefused: false })
  const { evaluatees } = await client.register.list({ cycleId })
  expect(evaluatees.map(({ categoryId: of }) => of)).toEqual(branches.map(() => categoryId))
  for (const [branch, points] of Object.entries(deductions)) {
    const { finding } = await client.findings.save({
      draft: {
        cycleId,
        evaluateeId: evaluatees.find(({ name }) => name === branches[Number(branch)]?.name)?.id ?? 0,
        indicator: '2',
        rule: 'missed',
        quantity: String(points),
        level: null,
        multipliers: [],
        chosen: null,
        reason: '',
        matterKey: null,
        description: '支委会未按时召开',
        foundOn: '2026-03-18',
        source: 'routine_supervision',
        deadline: null,
        evidence: [],
      },
      editing: null,
      submit: true,
    })
    await clientOf(address, '王复核').findings.confirm({ ids: [finding.id], onePersonReason: null })
  }
  const second = (await client.register.units()).find(({ name }) => name === units[1].name)
  const judgeIds: number[] = []
  for (const [place, { name, group }] of judges.entries()) {
    const { id } = await client.panels.addJudge({ cycleId, name, group, unitId: place === recusedJudge ? (second?.id ?? null) : null })
    judgeIds.push(id)
  }
  const { id: panelId } = await client.panels.add({ cycleId, name: '考评组', scope: { kind: 'all' }, leaves: { kind: 'all' }, judgeIds })
  const { settings } = await client.meetings.choices({ cycleId })
  const { id: meetingId } = await client.meetings.create({
    cycleId,
    panelId,
    name: '年度考评会议',
    heldOn: '2026-11-20',
    settings,
    order: { kind: 'register' },
  })
  return { cycleId, panelId, meetingId }
}

test('nine judges mark 34 branches on 20 leaves; the ranking is the one worked out by hand, and the sealed file proves it', async ({
  program,
  page,
  host,
}, info) => {
  test.setTimeout(600_000)
  const { texts, ranking } = program
  const { cycleId, panelId, meetingId } = await prepare(host.address)
  const station = new StationPage(page, chinese)

  const codes = await test.step('the office checks in, gives out codes and hands the machine over', async () => {
    const client = clientOf(host.address)
    const { version: prepared, judges: expected } = await client.meetings.get({ meetingId })
    let version = prepared
    for (const { id } of expected) {
      version = (await client.meetings.attend({ meetingId, version, judgeId: id, state: 'present', reason: '' })).version
    }
    for (const to of ['recusals', 'rules', 'items'] as const) version = (await client.meetings.step({ meetingId, version, to })).version
    const given = await client.judging.giveCodes({
      cycleId,
      panelId,
      judgeIds: (await client.panels.judges({ cycleId })).map(({ id }) => id),
    })
    await client.judging.openStation({ cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 600 })
    return given.map(({ code }) => code)
  })

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.reload()
  for (const [place, { name }] of judges.entries()) {
    await test.step(`${name} signs in, pastes the own sheet and hands it in`, async () => {
      await station.signIn(codes[place] ?? '')
      await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
      await page.evaluate((text) => navigator.clipboard.writeText(text), sheetOf(place))
      await station.cell(0, 0).click()
      await page.keyboard.press('Control+V')
      await expect(station.cell(0, 0)).toContainText(/\d/u)
      await expect(station.main.getByRole('status').filter({ hasText: '已保存' }).first()).toBeVisible()
      if (place === 4) await crashInTheMiddle(host, station, codes[place] ?? '')
      await station.review.click()
      await station.confirmed.click()
      await station.button(texts.judging.review.submit).click()
      await station.next.click()
    })
  }

  /** The program is killed with a sheet that is saved and not handed in: it comes back as a station, with every mark. */
  async function crashInTheMiddle({ crash }: Host, { signIn }: StationPage, code: string): Promise<void> {
    const before = await station.cell(3, 2).innerText()
    await crash()
    await page.goto(host.address)
    await signIn.call(station, code)
    await expect(station.cell(3, 2)).toHaveText(before)
  }

  await test.step('back at the office, every item is closed and the meeting ends', async () => {
    await station.officeReturn.click()
    await station.officeCode.fill('2468')
    await page.keyboard.press('Enter')
    await expect(program.screenLink('panels')).toBeVisible()
    const client = clientOf(host.address)
    let meeting = await client.meetings.get({ meetingId })
    for (const { id: itemId } of meeting.items) {
      for (const act of ['openItem', 'closeRound', 'closeItem'] as const) {
        const at = { meetingId, version: meeting.version, itemId }
        meeting = act === 'closeRound' ? await client.meetings.closeRound({ ...at, absent: [] }) : await client.meetings[act](at)
      }
    }
    meeting = await client.meetings.step({ meetingId, version: meeting.version, to: 'results' })
    await client.meetings.close({ meetingId, version: meeting.version, minutes: '会议纪要' })
  })

  await test.step('the ranking on screen is the one worked out by hand', async () => {
    await program.workAs('李青')
    await program.goTo('ranking')
    for (const { name, total } of expectedRanking().slice(0, 12)) {
      await expect(await ranking.cell(name, texts.results.column.total)).toHaveText(total)
    }
  })

  await test.step('and so is every row of the workbook', async () => {
    const { sheets } = await readSaved(await ranking.export())
    const rows = sheets.flatMap(({ rows: cells }) => cells.map((row) => row.map(String)))
    for (const { name, total, place } of expectedRanking()) {
      const row = rows.find((cells) => cells.includes(name) && cells.some((cell) => Number(cell) === Number(total)))
      expect(row, name).toBeDefined()
      expect(row?.map(Number), name).toContain(place)
    }
  })

  await test.step('the explanation says who stood back, who was absent and what was left out', async () => {
    const client = clientOf(host.address)
    const { evaluatees } = await client.register.list({ cycleId })
    const idOf = (branch: number) => evaluatees.find(({ name }) => name === branches[branch]?.name)?.id ?? 0
    const recused = JSON.stringify(await client.results.explanation({ evaluateeId: idOf(31) }))
    const missing = JSON.stringify(await client.results.explanation({ evaluateeId: idOf(absent.branch) }))
    expect(recused).toContain('recused')
    expect(missing).toContain('absent')
    expect(leaves).toHaveLength(20)
  })

  const decisions = new DecisionsPage(page, texts)
  await test.step('the tie on the line of ten is decided by a vote', async () => {
    await program.goTo('decisions')
    const tie = decisions.tie(category, '优秀')
    await decisions.option(tie, 'vote').click()
    await decisions.votes(tie, '第10处党支部').fill('7')
    await decisions.votes(tie, '第11处党支部').fill('2')
    await tie.getByRole('textbox', { name: texts.decisions.tie.reason }).fill('领导小组表决')
    await page.keyboard.press('Enter')
    await expect(decisions.row('第10处党支部')).toContainText('优秀')
    await expect(decisions.row('第11处党支部')).toContainText('良好')
  })

  await test.step('the sealed file recomputes itself to the same result', async () => {
    await decisions.view('seal').click()
    await decisions.signers.fill('周领导')
    await decisions.confirm.click()
    await decisions.seal.click()
    const code = await decisions.code.innerText()
    const download = page.waitForEvent('download')
    await decisions.main.getByRole('button', { name: texts.seals.inForce.file }).click()
    const path = info.outputPath('afternoon.seal.json')
    await (await download).saveAs(path)
    const command = join(import.meta.dirname, '../../electron/cli/hengjian.ts')
    expect(execFileSync(process.execPath, [command, 'verify', path, '--code', code], { encoding: 'utf8' })).toContain('未改动')
    await expect(decisions.main).toContainText(filled(texts.seals.inForce.revision, { revision: 1 }))
  })
})
