import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'
import { emptyCycle, paste, previewRegister, uploadFixture } from '../../helpers/import-table.ts'

describe("the office's own register", () => {
  test('is found under its two-row header and taken whole, the note at its foot told apart', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app)

    const preview = await previewRegister(app, cycleId, await uploadFixture(app, 'register.xlsx'))

    expect({ ...preview, previewId: '', rows: preview.rows.slice(0, 1), mapping: { ...preview.mapping, tableId: '' } }).toEqual({
      previewId: '',
      mapping: {
        tableId: '',
        sheet: 0,
        headerFirstRow: 3,
        headerLastRow: 4,
        columns: { name: 2, shortName: 3, category: 1, participation: 4, code: null, remark: 7 },
      },
      counts: { new: 90, same: 0, changed: 0, refused: 0 },
      newCategories: ['党群机关', '事业单位', '人大政协法检', '政府部门', '群团组织', '中央驻省单位'],
      rows: [
        {
          row: 5,
          verdict: 'new',
          code: '',
          name: '中共省纪委机关省监委机关',
          shortName: '省纪委监委',
          category: '党群机关',
          participation: 'full',
          unit: '',
          remark: '',
          problems: [],
          changes: [],
        },
      ],
      skipped: [
        { row: 95, text: '' },
        { row: 96, text: '注：“参照”单位参照执行，不参加排名。' },
      ],
    })
  })

  test.each(['register.xlsx', 'units.csv', 'units-gb18030.csv'])(
    '%s fills the register: 85 ranked and 5 by reference in 6 categories',
    async (file) => {
      const app = await openTestApp()
      const cycleId = await emptyCycle(app)
      const client = clientOf(app)
      const preview = await previewRegister(app, cycleId, await uploadFixture(app, file))

      const counts = await client.register.apply({ previewId: preview.previewId, withoutRefused: false })

      const { evaluatees, categories } = await client.register.list({ cycleId })
      expect(counts).toEqual({ new: 90, same: 0, changed: 0, refused: 0 })
      expect(evaluatees.filter(({ participation }) => participation === 'full')).toHaveLength(85)
      expect(evaluatees.filter(({ participation }) => participation === 'by_reference')).toHaveLength(5)
      expect(categories.map(({ name, evaluatees: number }) => [name, number])).toEqual([
        ['党群机关', 19],
        ['事业单位', 12],
        ['人大政协法检', 4],
        ['政府部门', 40],
        ['群团组织', 10],
        ['中央驻省单位', 5],
      ])
      expect(evaluatees[1]).toMatchObject({
        kind: 'unit',
        code: '002',
        name: '中共省委办公厅',
        shortName: '省委办公厅',
        pinyin: 'zhonggongshengweibangongting shengweibangongting',
        initials: 'zgswbgt swbgt',
      })
      expect(app.results.stored(cycleId).size).toBe(90)
    },
  )

  test('imported again is the same, whatever file it comes from', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app)
    const first = await previewRegister(app, cycleId, await uploadFixture(app, 'units.csv'))
    await clientOf(app).register.apply({ previewId: first.previewId, withoutRefused: false })

    const again = await previewRegister(app, cycleId, await uploadFixture(app, 'units-gb18030.csv'))

    expect(again.counts).toEqual({ new: 0, same: 90, changed: 0, refused: 0 })
    expect(await refusalOf(clientOf(app).register.apply({ previewId: again.previewId, withoutRefused: false }))).toEqual({
      code: 'nothing_to_apply',
      data: {},
    })
  })
})

const header = ['编号', '单位名称', '简称', '分组', '参评方式', '备注']

describe('a register with mistakes', () => {
  test('says of every row what it would do and why', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app)
    const client = clientOf(app)
    const first = await previewRegister(
      app,
      cycleId,
      await paste(app, [header, ['001', '甲局', '甲', '一组', '参评', ''], ['002', '乙局', '乙', '一组', '参评', '']]),
    )
    await client.register.apply({ previewId: first.previewId, withoutRefused: false })

    const preview = await previewRegister(
      app,
      cycleId,
      await paste(app, [
        header,
        ['００１', ' 甲局 ', '甲', '一组', '参照执行', '改为参照'],
        ['002', '乙局', '乙', '一组', '是', ''],
        ['003', '', '丙', '一组', '参评', ''],
        ['004', '丁局', '丁', '一组', '旁听', ''],
        ['005', '戊局', '戊', '二组', '参评', ''],
        ['002', '己局', '己', '一组', '参评', ''],
        ['007', '甲 局', '甲', '一组', '参评', ''],
        ['', '庚局', '', '', '免评', ''],
      ]),
      false,
    )

    expect(preview.counts).toEqual({ new: 1, same: 1, changed: 1, refused: 5 })
    expect(preview.newCategories).toEqual(['二组'])
    expect(
      preview.rows.map(({ row, verdict, problems }) => [
        row,
        verdict,
        ...problems.map(({ code, column, values }) => [code, column, values]),
      ]),
    ).toEqual([
      [2, 'changed'],
      [3, 'same'],
      [4, 'refused', ['name_missing', 'name', {}]],
      [5, 'refused', ['participation_unknown', 'participation', { text: '旁听' }]],
      [6, 'refused', ['category_unknown', 'category', { text: '二组' }]],
      [7, 'refused', ['code_twice', 'code', { otherRow: '3' }], ['code_taken', 'code', { name: '乙局' }]],
      [8, 'refused', ['name_twice', 'name', { otherRow: '2' }]],
      [9, 'new', ['category_from_above', 'category', { name: '一组' }]],
    ])
    expect(preview.rows[0]?.changes).toEqual([
      { field: 'participation', from: 'full', to: 'by_reference' },
      { field: 'remark', from: '', to: '改为参照' },
    ])
  })

  test('changes nothing while a row is refused, and takes the others when asked to', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app)
    const client = clientOf(app)
    const preview = await previewRegister(
      app,
      cycleId,
      await paste(app, [header, ['001', '甲局', '', '一组', '参评', ''], ['002', '', '', '一组', '', '']]),
    )
    const before = dumpDatabase(app)

    const refusal = await refusalOf(client.register.apply({ previewId: preview.previewId, withoutRefused: false }))

    expect(refusal).toEqual({ code: 'rows_refused', data: { refused: 1 } })
    expect(dumpDatabase(app)).toEqual(before)
    expect(readdirSync(app.folder.backups)).toEqual([])
    await client.register.apply({ previewId: preview.previewId, withoutRefused: true })
    expect((await client.register.list({ cycleId })).evaluatees.map(({ code, name }) => [code, name])).toEqual([['001', '甲局']])
    expect(readdirSync(app.folder.backups).filter((name) => name.endsWith('.db'))).toEqual(['hengjian-2026-03-20T12-00-00-000Z-import.db'])
  })

  test('is refused when the register changed after the preview', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app)
    const client = clientOf(app)
    const preview = await previewRegister(app, cycleId, await paste(app, [header, ['001', '甲局', '', '一组', '参评', '']]))
    await client.register.addCategory({ cycleId, name: '二组' })
    const before = dumpDatabase(app)

    const refusal = await refusalOf(client.register.apply({ previewId: preview.previewId, withoutRefused: false }))

    expect(refusal.code).toBe('preview_outdated')
    expect(dumpDatabase(app)).toEqual(before)
  })

  test('is applied once when two screens apply the same preview at once', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app)
    const client = clientOf(app)
    const { previewId } = await previewRegister(app, cycleId, await paste(app, [header, ['001', '甲局', '', '一组', '参评', '']]))

    const outcomes = await Promise.allSettled([
      client.register.apply({ previewId, withoutRefused: false }),
      client.register.apply({ previewId, withoutRefused: false }),
    ])

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await client.register.list({ cycleId })).evaluatees).toHaveLength(1)
  })

  test('leaves nothing behind when the write itself fails half way', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app)
    const client = clientOf(app)
    const preview = await previewRegister(
      app,
      cycleId,
      await paste(app, [header, ['001', '甲局', '', '一组', '', ''], ['002', '乙局', '', '一组', '', '']]),
    )
    app.db
      .prepare("CREATE TRIGGER fails BEFORE INSERT ON evaluatee WHEN new.name = '乙局' BEGIN SELECT RAISE(ABORT, 'disk trouble'); END")
      .run()
    const before = dumpDatabase(app)

    await expect(client.register.apply({ previewId: preview.previewId, withoutRefused: false })).rejects.toThrow('disk trouble')

    expect(dumpDatabase(app)).toEqual(before)
  })
})

describe('tables of branches', () => {
  test('in a branch cycle a register of units makes the units known and says so', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app, 'branch')
    const client = clientOf(app)

    const tableId = await paste(app, [
      ['编号', '全称', '简称'],
      ['001', '信息中心', '信息'],
      ['', '财务局', ''],
    ])
    const preview = await previewRegister(app, cycleId, tableId)
    await client.register.apply({ previewId: preview.previewId, withoutRefused: false })

    expect(preview.rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)])).toEqual([
      ['new', 'unit_only'],
      ['new', 'unit_only'],
    ])
    expect(await client.register.units()).toEqual([
      { id: 1, code: '001', name: '信息中心', shortName: '信息', branches: 0 },
      { id: 2, code: '002', name: '财务局', shortName: '财务局', branches: 0 },
    ])
    expect((await client.register.list({ cycleId })).evaluatees).toEqual([])
  })

  test('in a branch cycle the column 单位名称 of a register of units is guessed as the names, not as the unit above them', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app, 'branch')

    const mapping = await clientOf(app).register.guess({ cycleId, tableId: await uploadFixture(app, 'units.csv'), sheet: 0 })

    expect(mapping.columns).toEqual({ code: 0, name: 1, shortName: 2, category: 3, participation: 4, remark: null })
  })

  test('branches go under their unit, an office becomes its branch, a blank unit is the one above', async () => {
    const app = await openTestApp()
    const cycleId = await emptyCycle(app, 'branch')
    const client = clientOf(app)
    const units = await previewRegister(
      app,
      cycleId,
      await paste(app, [
        ['编号', '全称', '简称'],
        ['001', '省信息中心', '信息中心'],
      ]),
    )
    await client.register.apply({ previewId: units.previewId, withoutRefused: false })

    const preview = await previewRegister(
      app,
      cycleId,
      await paste(app, [
        ['所属单位', '支部名称'],
        ['信息中心', '办公室'],
        ['', '第一党支部'],
        ['没有的局', '办公室'],
      ]),
    )
    await client.register.apply({ previewId: preview.previewId, withoutRefused: true })

    expect(preview.rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)])).toEqual([
      ['new'],
      ['new', 'unit_from_above'],
      ['refused', 'unit_unknown', 'category_missing'],
    ])
    const { evaluatees, categories } = await client.register.list({ cycleId })
    expect(evaluatees.map(({ kind, code, name, unitName }) => [kind, code, name, unitName])).toEqual([
      ['branch', '001-01', '办公室党支部', '省信息中心'],
      ['branch', '001-02', '第一党支部', '省信息中心'],
    ])
    expect(categories.map(({ name, evaluatees: number }) => [name, number])).toEqual([['信息中心', 2]])
  })
})

test('a table that was read an hour ago is gone, and the newest twenty are kept', async () => {
  const clock = { now: new Date('2026-03-20T12:00:00Z') }
  const app = await openTestApp(clock)
  const cycleId = await emptyCycle(app)
  const { register } = clientOf(app)
  const first = await paste(app, [header])
  for (let count = 0; count < 20; count += 1) await paste(app, [header])
  const last = await paste(app, [header])

  expect((await refusalOf(register.guess({ cycleId, tableId: first, sheet: 0 }))).code).toBe('table_expired')
  expect((await register.guess({ cycleId, tableId: last, sheet: 0 })).headerFirstRow).toBe(1)

  clock.now = new Date('2026-03-20T13:00:00Z')
  expect((await refusalOf(register.guess({ cycleId, tableId: last, sheet: 0 }))).code).toBe('table_expired')
})
