import { readdirSync } from 'node:fs'
import { clientOf } from '../../helpers/feature-client.ts'
import { openScenarioApp } from './open.ts'
import type { Scenario } from './scenario.ts'
import { beginYear, checkResults, readYear } from './small-year.ts'

const rows = 60

/** A register of sixty units is pasted and applied: a verified backup first, then all of it or nothing. */
export const importing: Scenario = {
  name: 'import',
  prepare: beginYear,
  async run(dataFolder, promise) {
    const app = await openScenarioApp(dataFolder)
    const { cycleId } = readYear(app)
    const { exchange, register } = clientOf(app)
    const lines = Array.from({ length: rows }, (_, row) => `${row + 100}\t第${row + 1}局\t\t政府部门\t参评`)
    const { tableId } = await exchange.paste({ text: ['编号\t单位名称\t简称\t分组\t参评方式', ...lines].join('\n') })
    const mapping = await register.guess({ cycleId, tableId, sheet: 0 })
    const { previewId } = await register.preview({ cycleId, mapping, acceptNewCategories: false })
    const applied = await register.apply({ previewId, withoutRefused: false })
    promise(`imported ${applied.new}`)
    app.close()
  },
  async check(app, promised) {
    const { cycleId, evaluatees } = readYear(app)
    const imported = evaluatees.length - 3
    const broken: string[] = []
    if (imported !== 0 && imported !== rows) broken.push(`half imported: ${imported} of ${rows}`)
    if (promised.includes(`imported ${rows}`) && imported !== rows) broken.push(`imported ${rows}`)
    if (imported === rows && !readdirSync(app.folder.backups).some((name) => name.endsWith('-import.db'))) {
      broken.push('imported without a backup before')
    }
    return [...broken, ...(await checkResults(app, cycleId))]
  },
}
