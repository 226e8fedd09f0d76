import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alignedTable } from '../../electron/cli/commands/aligned-table.ts'
import { type Figure, isMet, ratioOf } from './figure.ts'
import { encryption } from './figures/encryption.ts'
import { explain } from './figures/explain.ts'
import { exportWorkbook } from './figures/export.ts'
import { firstScreen } from './figures/first-screen.ts'
import { keystroke } from './figures/keystroke.ts'
import { memory } from './figures/memory.ts'
import { pause } from './figures/pause.ts'
import { recompute } from './figures/recompute.ts'
import { save } from './figures/save.ts'
import { scoreGrid } from './figures/score-grid.ts'
import { screen } from './figures/screen.ts'
import { scroll } from './figures/scroll.ts'
import { type Bench, buildProvince, firstCycle, withApp } from './province.ts'

/** Every figure of the speed goals by its short name, in the order in which they are measured. */
const figures: Readonly<Record<string, (bench: Bench) => Promise<readonly Figure[]>>> = {
  recompute,
  save,
  explain,
  pause,
  export: exportWorkbook,
  encryption,
  memory,
  screen,
  scroll,
  keystroke,
  grid: scoreGrid,
  start: firstScreen,
}

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    // An existing folder with the province, left there afterwards; its data is changed.
    data: { type: 'string' },
  },
})
const chosen = options.only?.split(',') ?? Object.keys(figures)
const unknown = chosen.find((name) => figures[name] === undefined)
if (unknown !== undefined) throw new Error(`no figure ${unknown}; there are ${Object.keys(figures).join(', ')}`)

const built = options.data === undefined ? await buildProvince() : { dataFolder: options.data, ms: null, remove: () => undefined }
if (built.ms !== null) console.log(`The province was built in ${(built.ms / 1000).toFixed(1)} s.`)
const measured: Figure[] = []
try {
  const { dataFolder } = built
  const cycleId = await withApp(dataFolder, (app) => Promise.resolve(firstCycle(app)))
  for (const name of chosen) {
    console.log(`Measuring ${name} …`)
    measured.push(...((await figures[name]?.({ dataFolder, cycleId, quick: options.quick })) ?? []))
  }
} finally {
  built.remove()
}
print(measured)

function print(all: readonly Figure[]): void {
  const columns = [
    { head: 'figure', align: 'left' },
    { head: 'value', align: 'right' },
    { head: 'goal', align: 'right' },
    { head: 'bound', align: 'right' },
    { head: 'ratio', align: 'right' },
    { head: 'met', align: 'left' },
    { head: 'bound is', align: 'left' },
  ] as const
  const rows = all.map((figure) => {
    const { name, unit, value, goal, bound, ratioGoal } = figure
    const ratio = ratioOf(figure)
    const met = isMet(figure)
    const most = [goal === null ? '' : `${unit === 'fps' ? '≥' : '≤'} ${goal}`, ratioGoal === null ? '' : `≤ ${ratioGoal} ×`]
    return [
      name,
      `${shortNumber(value)} ${unit}`,
      most.filter((text) => text !== '').join(', '),
      bound === null ? '' : `${shortNumber(bound.value)} ${unit}`,
      ratio === null ? '' : `${shortNumber(ratio)} ×`,
      met === null ? '' : met ? 'yes' : 'NO',
      bound?.what ?? '',
    ]
  })
  console.log(`\n${alignedTable(columns, rows).join('\n')}`)
  const judged = all.map(isMet).filter((met) => met !== null)
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`
  console.log(`\n${judged.filter((met) => met).length} of ${judged.length} goals met. ${machine}${options.quick ? ', quick' : ''}.`)
  const folder = join(import.meta.dirname, '..', '..', 'out')
  mkdirSync(folder, { recursive: true })
  const report = {
    machine,
    quick: options.quick,
    buildMs: built.ms,
    figures: all.map((figure) => ({ ...figure, ratio: ratioOf(figure), met: isMet(figure) })),
  }
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`)
}

function shortNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
