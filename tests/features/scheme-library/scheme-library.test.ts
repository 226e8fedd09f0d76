import { describe, expect, test } from 'vitest'
import { makeCycle, openTestApp } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'

const thirtyPercent = { grade: 'excellent', limit: { kind: 'share', share: '0.3' }, rounding: 'floor' } as const
const units = (count: number, category: 0 | 1, name: string) =>
  Array.from({ length: count }, (_, index) => ({ name: `${name}${index}`, category }))

describe('what a quota comes to', () => {
  test('is counted among the participants of the register, by category or over the whole cycle', async () => {
    const app = await openTestApp()
    const { cycleId, categories } = await makeCycle(app, {
      evaluatees: [
        ...units(44, 0, '甲局'),
        ...units(41, 1, '乙局'),
        { name: '参照单位', participation: 'by_reference' },
        { name: '免评单位', participation: 'exempt' },
      ],
    })

    const places = await clientOf(app).schemeLibrary.quotaPlaces({
      cycleId,
      quotas: [
        { ...thirtyPercent, per: 'cycle' },
        { ...thirtyPercent, per: 'category' },
        { grade: 'good', limit: { kind: 'number', number: 50 }, rounding: 'floor', per: 'category' },
      ],
    })

    expect(places).toEqual({
      kind: 'unit',
      participants: 85,
      categories: [
        { id: categories[0], name: '甲组', participants: 44 },
        { id: categories[1], name: '乙组', participants: 41 },
      ],
      quotas: [
        { places: 25, byCategory: null },
        { places: 25, byCategory: [13, 12] },
        { places: 85, byCategory: [44, 41] },
      ],
    })
  })

  test('leaves a category without participants out', async () => {
    const app = await openTestApp()
    const { cycleId } = await makeCycle(app, { evaluatees: [{ name: '甲局' }] })

    const { categories } = await clientOf(app).schemeLibrary.quotaPlaces({ cycleId, quotas: [] })

    expect(categories.map(({ name }) => name)).toEqual(['甲组'])
  })

  test('can be asked for a number of participants that no register has yet', async () => {
    const app = await openTestApp()

    const places = await clientOf(app).schemeLibrary.quotaPlacesOf({
      participants: 85,
      quotas: [
        { ...thirtyPercent, per: 'cycle' },
        { ...thirtyPercent, rounding: 'half_up', per: 'cycle' },
        { ...thirtyPercent, rounding: 'ceil', per: 'cycle' },
      ],
    })

    expect(places).toEqual([25, 26, 26])
  })

  test('is refused for a cycle that does not exist', async () => {
    const app = await openTestApp()

    expect(await refusalOf(clientOf(app).schemeLibrary.quotaPlaces({ cycleId: 7, quotas: [] }))).toEqual({
      code: 'no_cycle',
      data: { id: 7 },
    })
  })
})

test('ready sets of dimensions name every code once and hold the sets that offices use', async () => {
  const app = await openTestApp()

  const sets = await clientOf(app).schemeLibrary.dimensionSets()

  const codes = sets.flatMap((set) => set.dimensions.map((dimension) => dimension.code))
  expect(new Set(codes).size).toBe(codes.length)
  expect(Object.fromEntries(sets.map((set) => [set.code, set.dimensions.map((dimension) => dimension.name)]))).toEqual({
    'three-atmospheres': ['学的氛围', '严的氛围', '干的氛围'],
    'model-organ-goals': ['政治忠诚', '组织过硬', '务实清廉', '争先出彩'],
    'three-examples': ['学习贯彻作表率', '保持一致作表率', '贯彻落实作表率', '建设模范机关'],
    'five-branch': ['支部设置标准化', '组织生活正常化', '管理服务精细化', '工作制度体系化', '阵地建设规范化'],
    'party-building': ['政治建设', '思想建设', '组织建设', '作风建设', '纪律建设'],
  })
})
