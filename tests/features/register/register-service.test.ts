import { describe, expect, test } from 'vitest'
import { pinyinOf } from '../../../electron/features/register/pinyin-of.ts'
import { confirmFinding, makeCycle, openTestApp } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'
import { emptyCycle } from '../../helpers/import-table.ts'

test.each([
  { name: '信息中心', shortName: '', pinyin: 'xinxizhongxin', initials: 'xxzx' },
  { name: '省信息中心', shortName: '信息中心', pinyin: 'shengxinxizhongxin xinxizhongxin', initials: 'sxxzx xxzx' },
  { name: '绿化委员会办公室', shortName: '绿委办', pinyin: 'lvhuaweiyuanhuibangongshi lvweiban', initials: 'lhwyhbgs lwb' },
  { name: '重庆路第３支部（IT）', shortName: '', pinyin: 'chongqingludi3zhibuit', initials: 'cqld3zbit' },
])('$name is found by $initials', ({ name, shortName, pinyin, initials }) => {
  expect(pinyinOf(name, shortName)).toEqual({ pinyin, initials })
})

describe('adding evaluatees', () => {
  test('a unit gets the next code, its short name, and a result of its own', async () => {
    const app = await openTestApp()
    const { cycleId, categories } = await makeCycle(app)

    const added = await clientOf(app).register.add({
      cycleId,
      name: '信息中心',
      shortName: '',
      code: '',
      categoryId: categories[1],
      unitId: null,
      participation: 'full',
    })

    expect(added).toEqual({
      id: 4,
      kind: 'unit',
      code: '003',
      name: '信息中心',
      shortName: '信息中心',
      unitId: 4,
      unitName: '信息中心',
      categoryId: categories[1],
      participation: 'full',
      remark: '',
      pinyin: 'xinxizhongxin',
      initials: 'xxzx',
    })
    expect(app.results.stored(cycleId).get(4)?.state).toBe('incomplete')
  })

  test.each([
    { what: 'a name that is there', change: { name: ' 甲局' }, code: 'name_taken', data: { name: '甲局' } },
    { what: 'a code that is there', change: { code: '2' }, code: 'name_taken', data: { code: '2' } },
    { what: 'a category of no cycle', change: { categoryId: 99 }, code: 'category_unknown', data: { id: 99 } },
  ])('refuses $what and changes nothing', async ({ change, code, data }) => {
    const app = await openTestApp()
    const { cycleId, categories } = await makeCycle(app)
    const before = dumpDatabase(app)

    const refusal = await refusalOf(
      clientOf(app).register.add({
        cycleId,
        name: '丁局',
        shortName: '',
        code: '',
        categoryId: categories[0],
        unitId: null,
        participation: 'full',
        ...change,
      }),
    )

    expect(refusal).toEqual({ code, data })
    expect(dumpDatabase(app)).toEqual(before)
  })

  test('branches come from a pasted list of offices, each once, those that exist left as they are', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app, 'branch')
    const client = clientOf(app)
    const unitId = await app.write(
      [],
      () => app.db.run(app.db.build.insertInto('unit').values({ code: '007', name: '信息中心', short_name: '信息中心' })).insertedId,
    )
    const { id: categoryId } = await client.register.addCategory({ cycleId, name: '信息中心' })
    await client.register.addBranches({ cycleId, unitId, categoryId, names: ['办公室'] })

    const counts = await client.register.addBranches({
      cycleId,
      unitId,
      categoryId,
      names: ['处室', '办公室', ' 人事处 ', '第一党支部', '人事处党支部'],
    })

    expect(counts).toEqual({ new: 2, same: 2, changed: 0, refused: 0 })
    expect((await client.register.list({ cycleId })).evaluatees.map(({ code, name }) => [code, name])).toEqual([
      ['007-01', '办公室党支部'],
      ['007-02', '人事处党支部'],
      ['007-03', '第一党支部'],
    ])
    expect((await client.register.units())[0]?.branches).toBe(3)
  })

  test('a branch that is in the cycle under another name is left as it is', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app, 'branch')
    const client = clientOf(app)
    const unitId = await app.write(
      [],
      () => app.db.run(app.db.build.insertInto('unit').values({ code: '007', name: '信息中心', short_name: '信息中心' })).insertedId,
    )
    const { id: categoryId } = await client.register.addCategory({ cycleId, name: '信息中心' })
    await client.register.addBranches({ cycleId, unitId, categoryId, names: ['办公室'] })
    await app.write([], () => app.db.prepare("UPDATE evaluatee SET name = '信息中心办公室党支部'").run())

    const counts = await client.register.addBranches({ cycleId, unitId, categoryId, names: ['办公室', '人事处'] })

    expect(counts).toEqual({ new: 1, same: 1, changed: 0, refused: 0 })
  })

  test('branches of two units with one name can be told apart by it', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app, 'branch')
    const client = clientOf(app)
    const unitOf = (name: string) =>
      app.write([], () => app.db.run(app.db.build.insertInto('unit').values({ code: name, name, short_name: name })).insertedId)
    const [first, second] = [await unitOf('甲局'), await unitOf('乙局')]
    const { id: categoryId } = await client.register.addCategory({ cycleId, name: '机关' })

    await client.register.addBranches({ cycleId, unitId: first, categoryId, names: ['办公室'] })
    await client.register.addBranches({ cycleId, unitId: second, categoryId, names: ['办公室', '人事处'] })
    const again = await client.register.addBranches({ cycleId, unitId: second, categoryId, names: ['办公室'] })

    expect((await client.register.list({ cycleId })).evaluatees.map(({ name, unitName }) => [name, unitName])).toEqual([
      ['办公室党支部', '甲局'],
      ['乙局办公室党支部', '乙局'],
      ['人事处党支部', '乙局'],
    ])
    expect(again).toEqual({ new: 0, same: 1, changed: 0, refused: 0 })
  })
})

describe('changing evaluatees', () => {
  test('another category moves them into another ranking at once', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0, second = 0, third = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, first, {})

    const result = await clientOf(app).register.update({ evaluateeIds: [first, second], categoryId: cycle.categories[1] })

    expect(result).toEqual({ changed: 2 })
    expect([first, second, third].map((id) => app.results.standing(id))).toEqual([
      { total: 195_000, rank: 2, of: 2 },
      { total: 200_000, rank: 1, of: 2 },
      { total: 200_000, rank: 1, of: 1 },
    ])
  })

  test('by reference leaves the ranking; a value that is there already is no change', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0, second = 0] = cycle.evaluatees
    const client = clientOf(app)

    expect(await client.register.update({ evaluateeIds: [first], participation: 'by_reference' })).toEqual({ changed: 1 })
    expect(await client.register.update({ evaluateeIds: [first], participation: 'by_reference' })).toEqual({ changed: 0 })

    expect(app.results.standing(first)).toEqual({ total: 200_000, rank: null, of: 2 })
    expect(app.results.standing(second)).toEqual({ total: 200_000, rank: 1, of: 2 })
  })

  test('a new name is found by its new initials, a short name that was the name follows it', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    const client = clientOf(app)

    await client.register.update({ evaluateeIds: [first], name: '信息中心' })

    const { evaluatees } = await client.register.list({ cycleId: cycle.cycleId })
    expect(evaluatees[0]).toMatchObject({ name: '信息中心', shortName: '信息中心', unitName: '信息中心', initials: 'xxzx' })
  })

  test('one name for several, or a name of another, is refused', async () => {
    const app = await openTestApp()
    const { evaluatees } = await makeCycle(app)
    const [first = 0, second = 0] = evaluatees
    const client = clientOf(app)
    const before = dumpDatabase(app)

    expect((await refusalOf(client.register.update({ evaluateeIds: [first, second], name: '丁局' }))).code).toBe('name_taken')
    expect(await refusalOf(client.register.update({ evaluateeIds: [first], name: '乙局' }))).toEqual({
      code: 'name_taken',
      data: { name: '乙局' },
    })
    expect(await refusalOf(client.register.update({ evaluateeIds: [first], code: '1' }))).toEqual({
      code: 'name_taken',
      data: { code: '1' },
    })

    expect(dumpDatabase(app)).toEqual(before)
  })
})

describe('removing evaluatees', () => {
  test('is refused as a whole when one has facts', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const client = clientOf(app)
    const added = await client.register.add({
      cycleId: cycle.cycleId,
      name: '丁局',
      shortName: '',
      code: '',
      categoryId: cycle.categories[0],
      unitId: null,
      participation: 'full',
    })
    const before = dumpDatabase(app)

    const refusal = await refusalOf(client.register.remove({ evaluateeIds: [added.id, cycle.evaluatees[1] ?? 0] }))

    expect(refusal).toEqual({ code: 'in_use', data: { id: cycle.evaluatees[1], name: '乙局' } })
    expect(dumpDatabase(app)).toEqual(before)
    expect(await client.register.remove({ evaluateeIds: [added.id] })).toEqual({ removed: 1 })
    expect((await client.register.list({ cycleId: cycle.cycleId })).evaluatees).toHaveLength(3)
    expect(app.results.stored(cycle.cycleId).has(added.id)).toBe(false)
  })
})

test('categories have names of their own', async () => {
  const app = await openTestApp()
  const { cycleId, categories } = await makeCycle(app)
  const client = clientOf(app)

  expect(await client.register.renameCategory({ categoryId: categories[0], name: '机关组' })).toEqual({
    id: categories[0],
    name: '机关组',
    evaluatees: 3,
  })
  expect(await refusalOf(client.register.addCategory({ cycleId, name: ' 机关组 ' }))).toEqual({
    code: 'name_taken',
    data: { name: '机关组' },
  })
  expect((await refusalOf(client.register.renameCategory({ categoryId: 99, name: '无' }))).code).toBe('category_unknown')
})

test('a closed cycle is read-only', async () => {
  const app = await openTestApp()
  const { cycleId, evaluatees } = await makeCycle(app)
  await app.write([], () => app.db.prepare("UPDATE cycle SET state = 'closed' WHERE id = ?").run(cycleId))
  const client = clientOf(app)

  const refusals = [
    await refusalOf(client.register.update({ evaluateeIds: [...evaluatees], participation: 'exempt' })),
    await refusalOf(client.register.addCategory({ cycleId, name: '新组' })),
    await refusalOf(client.register.remove({ evaluateeIds: [...evaluatees] })),
  ]

  expect(refusals.map(({ code }) => code)).toEqual(['cycle_closed', 'cycle_closed', 'cycle_closed'])
})
