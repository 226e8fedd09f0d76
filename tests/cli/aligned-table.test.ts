import { describe, expect, it } from 'vitest'
import { alignedTable, textWidth } from '../../electron/cli/commands/aligned-table.ts'

describe('a table for a terminal', () => {
  it.each([
    ['abc', 3],
    ['单位', 4],
    ['（单位）', 8],
    ['1号院', 5],
    ['“五化”', 6],
  ])('gives %s %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width)
  })

  it('lines up names of different scripts and ends lines without spaces', () => {
    const lines = alignedTable(
      [
        { head: '名称', align: 'left' },
        { head: '总分', align: 'right' },
        { head: '', align: 'left' },
      ],
      [
        ['省委办公厅', '90.50', ''],
        ['KJT', '8.00', 'x'],
      ],
    )

    expect(lines).toEqual(['名称         总分', '省委办公厅  90.50', 'KJT          8.00  x'])
  })
})
