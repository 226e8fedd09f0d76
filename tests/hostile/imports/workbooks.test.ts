import { test } from 'vitest'
import { chanceOf } from '../mutants/chance.ts'
import { damagedWorkbook, partsOf } from '../mutants/workbook-mutants.ts'
import { sizes } from '../sizes.ts'
import { feedAll, feedTable, projectFile, timeout } from './feed.ts'
import { output } from './ways.ts'

test('damaged workbooks are read or refused in words, and change nothing before they are applied', { timeout }, async () => {
  await feedAll('damaged workbooks', sizes.tables, async (host, target) => {
    const versionId = (output(await host.call('schemes/versions', undefined)) as { id: number }[])[0]?.id
    const exported = output(await host.call('schemeFiles/export', { versionId, format: 'xlsx' })) as { fileId: string }
    const bases = [
      projectFile('tests/fixtures/tables/register.xlsx'),
      projectFile('tests/fixtures/schemes/sheets/scheme-unit.xlsx'),
      await host.download(exported.fileId),
    ].map((bytes) => ({ bytes, parts: partsOf(bytes) }))
    return (number) => {
      const chance = chanceOf(sizes.seed, number)
      const { bytes, parts } = chance.pick(bases)
      return feedTable(host, target, 'a.xlsx', damagedWorkbook(bytes, parts, chance), number)
    }
  })
})
