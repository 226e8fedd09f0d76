import { describe, expect, test } from 'vitest'
import { loadSample } from '../../../electron/features/cycles/sample-loader.ts'
import { exportComparison, exportRanking, readExport } from '../../../electron/features/reports/reports-service.ts'
import { rankingView } from '../../../electron/features/results/results-view.ts'
import { readTable } from '../../../electron/files/tables/index.ts'
import { openTestApp } from '../../helpers/app.ts'

async function officeApp() {
  const app = await openTestApp({ now: new Date('2026-11-21T04:00:00Z') })
  const cycle = await loadSample(app, null, 'office')
  return { app, cycle }
}

describe('the exported ranking', () => {
  test('holds every rank and total of the screen, category by category', async () => {
    const { app, cycle } = await officeApp()

    const file = await exportRanking(app, '办公室录入', cycle.id, null)

    const { sheets } = await readTable(readExport(app, file.fileId)?.bytes ?? new Uint8Array(), file.name)
    const cells = new Set(sheets[1]?.rows.map((row) => row.join('|')) ?? [])
    const view = rankingView(app, cycle.id, null, null)
    const missing = view.ranked.filter(
      (row) => ![...cells].some((line) => line.includes(`|${row.name}|`) && line.includes(`|${Number(row.total)}|`)),
    )
    expect(missing.map((row) => row.name)).toEqual([])
    expect(file.name).toBe('2026 年度考评（示例）考评结果 2026-11-21.xlsx')
    expect(file.checked.sheets[0]?.rows).toBe(view.ranked.length + view.byReference.length + view.incomplete.length)
    expect(file.checked.totals).toBeGreaterThan(0)
  })

  test('of one category holds only that category', async () => {
    const { app, cycle } = await officeApp()
    const [first] = app.db.all(app.db.build.selectFrom('category').selectAll().where('cycle_id', '=', cycle.id).orderBy('position'))

    const file = await exportRanking(app, null, cycle.id, first?.id ?? 0)

    const members = [...app.results.stored(cycle.id).values()].filter((result) => result.categoryId === first?.id)
    expect(file.checked.sheets[0]?.rows).toBe(members.length)
  })
})

describe('an exported comparison', () => {
  test('comes as a workbook and as text with the same scores', async () => {
    const { app, cycle } = await officeApp()
    const evaluateeIds = rankingView(app, cycle.id, null, null)
      .ranked.slice(0, 3)
      .map((row) => row.evaluateeId)

    const csv = await exportComparison(app, null, { cycleId: cycle.id, evaluateeIds, format: 'csv' })
    const xlsx = await exportComparison(app, null, { cycleId: cycle.id, evaluateeIds, format: 'xlsx' })

    const text = new TextDecoder().decode(readExport(app, csv.fileId)?.bytes)
    const { sheets } = await readTable(readExport(app, xlsx.fileId)?.bytes ?? new Uint8Array(), xlsx.name)
    const totals = rankingView(app, cycle.id, null, null).ranked.slice(0, 3)
    for (const { name, total } of totals) {
      expect(text).toContain(name)
      expect(text).toContain(String(total))
      expect(sheets.flatMap((sheet) => sheet.rows).some((row) => row.includes(String(Number(total))))).toBe(true)
    }
  })

  test('is not given out twice under a wrong name: an unknown file is not there', async () => {
    const { app } = await officeApp()

    expect(readExport(app, 'f'.repeat(32))).toBeNull()
  })
})
