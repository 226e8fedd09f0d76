import { describe, expect, test } from 'vitest'
import { makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'

/** The small scheme whose judged leaf A3 is marked by leaders and by the panel. */
const twoGroups = () =>
  smallScheme((small) => {
    const scheme = JSON.parse(JSON.stringify(small))
    scheme.parts[0].indicator.children[2].method.groups.push({ code: 'leaders', name: '领导', weight: '1', aggregate: { kind: 'mean' } })
    return scheme
  })

describe('judges', () => {
  test('are added, renamed and removed; with marks they keep their group and stay', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: twoGroups() })
    const { panels } = clientOf(app)
    const [first = 0] = cycle.judges
    const place = { unitId: null, unitName: null }

    const added = await panels.addJudge({ cycleId: cycle.cycleId, name: '示例三', group: 'panel', unitId: null })
    const renamed = await panels.updateJudge({ judgeId: first, name: '示例甲', group: 'panel', unitId: null })
    const regrouped = await refusalOf(panels.updateJudge({ judgeId: first, name: '示例甲', group: 'leaders', unitId: null }))
    const kept = await refusalOf(panels.removeJudge({ judgeId: first }))

    expect(added).toEqual({ id: 3, code: 'P01', name: '示例三', group: 'panel', ...place })
    expect(renamed).toEqual({ id: first, code: 'j0', name: '示例甲', group: 'panel', ...place })
    expect([regrouped, kept]).toEqual([
      { code: 'in_use', data: { name: '示例甲', marks: 3 } },
      { code: 'in_use', data: { name: '示例甲', marks: 3 } },
    ])
    expect((await panels.judgeMarks({ cycleId: cycle.cycleId })).map(({ marks }) => marks)).toEqual([3, expect.any(Number), 0])
    expect(await panels.removeJudge({ judgeId: added.id })).toEqual({ removed: 1 })
    expect((await panels.judges({ cycleId: cycle.cycleId })).map(({ name }) => name)).toEqual(['示例甲', '示例二'])
  })

  test('a name is taken once in a group; a group is one of the scheme; an own unit is one of the register', async () => {
    const app = await openTestApp()
    const { cycleId } = await makeCycle(app, { scheme: twoGroups() })
    const { panels } = clientOf(app)

    expect(await refusalOf(panels.addJudge({ cycleId, name: '示例一', group: 'panel', unitId: null }))).toEqual({
      code: 'name_taken',
      data: { name: '示例一' },
    })
    expect(await refusalOf(panels.addJudge({ cycleId, name: '示例一', group: 'guests', unitId: null }))).toEqual({
      code: 'value_out_of_range',
      data: { field: 'group', value: 'guests' },
    })
    expect(await refusalOf(panels.addJudge({ cycleId, name: '示例九', group: 'panel', unitId: 99 }))).toEqual({
      code: 'not_found',
      data: { what: 'unit', id: 99 },
    })
    expect((await panels.addJudge({ cycleId, name: '示例一', group: 'leaders', unitId: null })).group).toBe('leaders')
  })

  test('may be of the groups that the judged leaves name, each once, in scheme order', async () => {
    const app = await openTestApp()
    const { cycleId } = await makeCycle(app, { scheme: twoGroups() })

    expect(await clientOf(app).panels.groups({ cycleId })).toEqual([
      { code: 'panel', name: '考评组' },
      { code: 'leaders', name: '领导' },
    ])
  })
})
