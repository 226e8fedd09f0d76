import { test } from 'vitest'
import { chanceOf } from '../mutants/chance.ts'
import { damagedTextTable } from '../mutants/table-mutants.ts'
import { sizes } from '../sizes.ts'
import { feedAll, feedTable, projectFile, timeout } from './feed.ts'

const findingRows = Array.from(
  { length: 12 },
  (_, row) => `2026-3-${row + 1},中共省委宣传部,第一议题制度落实,第1条,1,,,,第${row}次未学习,日常检查,2026年4月1日,`,
)
const findings = Buffer.from(['日期,单位,考核要点,评分规则,次数,级别,扣分,理由,问题描述,来源,整改期限,事项编号', ...findingRows].join('\n'))

test('damaged text tables are read or refused in words, and change nothing before they are applied', { timeout }, async () => {
  const bases = [projectFile('tests/fixtures/tables/units.csv'), projectFile('tests/fixtures/tables/units-gb18030.csv'), findings]
  await feedAll('damaged text tables', sizes.tables, (host, target) => (number) => {
    const chance = chanceOf(sizes.seed, number)
    return feedTable(host, target, 'a.csv', damagedTextTable(chance.pick(bases), chance), number)
  })
})
