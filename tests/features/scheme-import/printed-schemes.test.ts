import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { schemeWorkbook } from '../../../electron/features/scheme-files/scheme-sheet.ts'
import { readWorkbook } from '../../../electron/files/tables/read-workbook.ts'
import { foreignLimits } from '../../../electron/files/tables/table-limits.ts'
import { writeWorkbook } from '../../../electron/files/workbook/index.ts'
import { type Indicator, isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { outlineOf, typedTable } from './office-workbook.ts'

const folder = new URL('../../fixtures/schemes/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const facts = { version: '第1版', created: new Date('2026-03-20T12:00:00Z'), day: '2026-03-20' }

/** Part, headings, name and points of each leaf. Sections over the width head the parts, so they are headings of what is not the base. */
function leavesOf(scheme: Scheme): readonly string[] {
  const walk = (indicator: Indicator, above: readonly string[]): readonly string[] =>
    isLeaf(indicator)
      ? [`${above.filter((name) => !/^(加分|扣分|一票否决)$/.test(name)).join(' > ')} > ${indicator.name} ${indicator.points ?? '–'}`]
      : indicator.children.flatMap((child) => walk(child, [...above, indicator.name]))
  return scheme.parts.flatMap(({ part, indicator }) => walk(indicator, [part]))
}

/** "result x 20%" at the end of a name is read as its weight, as it is in the headings of offices. */
const withoutWeight = (leaf: string) => leaf.replace(' 20%', '')

describe('the printed form of the fourteen schemes, read as if another office had typed it', () => {
  test.each(files)('%s gives the same tree with the same points', async (name) => {
    const scheme = schemeSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    const table = await readWorkbook(await writeWorkbook(schemeWorkbook(scheme, facts).model), name, foreignLimits)

    const { rules } = await outlineOf({ ...table, sheets: table.sheets.slice(0, 1) })

    expect(leavesOf(rules.drafted.scheme).map(withoutWeight)).toEqual(leavesOf(scheme).map(withoutWeight))
  })
})

describe('lines over the width of the table', () => {
  test('that say a part in one sentence are leaves, those under which nothing stands are notes', async () => {
    const { lines, preview } = await outlineOf(
      await typedTable({
        rows: [
          ['考核要点', '分值', '评分标准'],
          ['学习', 100, '每少1次扣1分。'],
          ['一票否决：发生重大责任事故的，总分计零分。'],
          ['本表自发布之日起施行'],
        ],
        merges: ['A3:C3', 'A4:C4'],
      }),
    )

    expect(lines).toEqual(['1 学习 100 | 每少1次扣1分。', 'veto F1 一票否决 – | 发生重大责任事故的，总分计零分。'])
    expect(preview.notes.map(({ row, text }) => ({ row, text }))).toEqual([{ row: 4, text: '本表自发布之日起施行' }])
  })
})
