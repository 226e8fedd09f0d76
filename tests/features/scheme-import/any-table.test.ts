import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { guessRules, previewOf, readRules } from '../../../electron/features/scheme-import/read-rules.ts'
import type { CellRange, ReadTable } from '../../../electron/files/tables/table-types.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Indicator, isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import { schemeReadingSchema } from '../../../shared/domain/scheme/reading.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'

const words = [
  '',
  '',
  '',
  '一级指标',
  '二级指标',
  '考核要点',
  '分值',
  '评分标准',
  '考评方式',
  '序号',
  '权重',
  '得分',
  '备注',
  '政治建设（30分）',
  '加分项',
  '一票否决',
  '扣分项',
  '每少1次扣1分，最多扣3分。',
  '按完成率计分',
  '5',
  '10',
  '100',
  '30%',
  '0.5',
  '-3',
  '99999999999',
  '小计',
  '合计',
  '注：总分100分。',
  '一、基础分（100分）',
  '（一）学习',
  '填报单位：',
  '不得评为优秀',
  '\n',
  '（）',
  '（分）',
  '1',
  '2',
  '3',
  '第一议题',
  '三会一课',
  '=1+1',
  '__proto__',
  'x'.repeat(300),
  '扣'.repeat(5000),
]

/** A sheet of any words with any merged ranges, spread as the reader spreads them. */
const table = fc
  .record({
    rows: fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 14 }),
    merges: fc.array(fc.tuple(fc.nat(13), fc.nat(7), fc.nat(4), fc.nat(4)), { maxLength: 6 }),
    name: fc.constantFrom('Sheet1', '加分项', '一票否决'),
  })
  .map(({ rows, merges, name }): ReadTable => {
    const columns = Math.max(...rows.map((row) => row.length))
    const grid = rows.map((row) => [...row])
    const ranges: CellRange[] = []
    for (const [firstRow, firstColumn, tall, wide] of merges) {
      const range = {
        firstRow,
        firstColumn,
        lastRow: Math.min(firstRow + tall, rows.length - 1),
        lastColumn: Math.min(firstColumn + wide, columns - 1),
      }
      const inside = range.firstRow <= range.lastRow && range.firstColumn <= range.lastColumn
      const overlaps = ranges.some(
        (other) =>
          other.firstRow <= range.lastRow &&
          range.firstRow <= other.lastRow &&
          other.firstColumn <= range.lastColumn &&
          range.firstColumn <= other.lastColumn,
      )
      if (!inside || overlaps) continue
      ranges.push(range)
      const text = grid[firstRow]?.[firstColumn] ?? ''
      for (let row = range.firstRow; row <= range.lastRow; row += 1) {
        for (let column = range.firstColumn; column <= range.lastColumn; column += 1) {
          const cells = grid[row]
          if (cells === undefined) continue
          while (cells.length <= column) cells.push('')
          cells[column] = text
        }
      }
    }
    return { name: '表.xlsx', encoding: null, sheets: [{ name, hidden: false, columns, rows: grid, merges: ranges }], warnings: [] }
  })

function codesOf(indicator: Indicator): readonly string[] {
  return [indicator.code, ...(isLeaf(indicator) ? [] : indicator.children.flatMap(codesOf))]
}

describe('any table at all', () => {
  property.prop([table], { numRuns: 300 })('gives a valid draft with codes of its own, or is refused in words', async (read) => {
    const { mapping } = guessRules(read, 't', 0)

    const rules = await readRules(read, mapping, { name: '细则', kind: 'unit' }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'nothing_to_apply') return null
      throw error
    })

    if (rules === null) return
    const { scheme } = rules.drafted
    const codes = scheme.parts.flatMap(({ indicator }) => codesOf(indicator))
    expect(new Set(codes).size).toBe(codes.length)
    expect(schemeSchema.parse(scheme)).toEqual(scheme)
    expect(schemeReadingSchema.parse(rules.reading)).toEqual(rules.reading)
    expect(previewOf(rules).outline.map(({ code }) => code)).toEqual(codes)
  })
})
