import { clientOf } from './client.ts'

/** The units, judges and leaves of a panel that fits on one screen. */
export const smallPanel = {
  panel: '第一考评组',
  units: ['档案馆', '发展和改革委员会', '机关事务管理局'],
  judges: ['周评委', '吴评委'],
  leaves: ['党务干部队伍建设', '特色工作'],
} as const

/** A cycle under the starter scheme for units with a small panel; says the ids that the calls need. */
export async function makeSmallPanel(address: string): Promise<{ cycleId: number; panelId: number; judgeIds: number[] }> {
  const client = clientOf(address)
  const { id: cycleId } = await client.cycles.create({ year: 2026, name: '2026 年度', scheme: { from: 'starter', code: 'model-unit' } })
  const category = await client.register.addCategory({ cycleId, name: '党政部门' })
  for (const name of smallPanel.units) {
    const unit = { cycleId, name, shortName: name, code: '', categoryId: category.id, unitId: null, participation: 'full' as const }
    await client.register.add(unit)
  }
  const judgeIds: number[] = []
  for (const name of smallPanel.judges) judgeIds.push((await client.panels.addJudge({ cycleId, name, group: 'panel', unitId: null })).id)
  const panel = await client.panels.add({
    cycleId,
    name: smallPanel.panel,
    scope: { kind: 'all' },
    leaves: { kind: 'chosen', codes: ['2.2.2', '4.3.1'] },
    judgeIds,
  })
  return { cycleId, panelId: panel.id, judgeIds }
}
