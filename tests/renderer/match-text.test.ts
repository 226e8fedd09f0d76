import { describe, expect, test } from 'vitest'
import { matchScore, searchItems } from '../../renderer/components/match-text.ts'
import { loadPinyin } from '../../renderer/components/pinyin-index.ts'

const branch = (name: string, initials: string, pinyin: string, code: string) => ({ name, initials, pinyin, code })
const items = [
  branch('行政学中心党支部', 'xzxzxdzb', 'xingzhengxuezhongxindangzhibu', '101'),
  branch('信息中心党支部', 'xxzxdzb xxzx', 'xinxizhongxindangzhibu xinxizhongxin', '116'),
  branch('办公室党支部', 'bgsdzb', 'bangongshidangzhibu', '102'),
]
const names = (query: string): readonly string[] => searchItems(query, items, 10).items.map(({ name }) => name)

describe('finding an evaluatee', () => {
  test('finds 信息中心 by its initials, before names that merely contain them', () => {
    expect(names('xxzx')).toEqual(['信息中心党支部'])
    expect(names('xzx')).toEqual(['行政学中心党支部', '信息中心党支部'])
  })

  test('finds by full pinyin, by part of the name and by code', () => {
    expect(names('bangongshi')).toEqual(['办公室党支部'])
    expect(names('中心')).toEqual(['信息中心党支部', '行政学中心党支部'])
    expect(names('116')).toEqual(['信息中心党支部'])
  })

  test('wants every part of a query and ignores the case', () => {
    expect(names('XX 116')).toEqual(['信息中心党支部'])
    expect(names('xx 102')).toEqual([])
  })

  test('lists everything in its own order while nothing is typed', () => {
    expect(names('')).toEqual(['行政学中心党支部', '信息中心党支部', '办公室党支部'])
  })

  test('says how many fit when it lists fewer', () => {
    expect(searchItems('dzb', items, 2)).toMatchObject({ items: [{ code: '102' }, { code: '116' }], found: 3 })
  })

  test('puts an exact code before a name that contains it', () => {
    expect(matchScore('102', { name: '第102工作组', code: '7' })).toBeLessThan(matchScore('102', { name: '办公室', code: '102' }))
  })
})

test('spells an indicator for the search', async () => {
  const spell = await loadPinyin()

  expect(spell('三会一课')).toEqual({ pinyin: 'sanhuiyike', initials: 'shyk' })
})
