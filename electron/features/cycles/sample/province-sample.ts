import { fromUnits, toUnits } from '../../../../shared/domain/decimal-text.ts'
import { type Scheme, schemeSchema } from '../../../../shared/domain/scheme/scheme.ts'
import { repeatable, type SampleData, type SampleEvaluatee, type SampleFinding, type SampleMark } from './sample-data.ts'
import { readSampleOffices, readSampleUnits } from './sample-register.ts'
import { seededRandom } from './seeded-random.ts'

const branchesPerUnit = 40
const judgeCount = 9
const findingCount = 60_000
const judgedLeaves = 20
const findingLeaves = 25
const measuredLeaves = 15

/**
 * The reference size of the speed goals: 85 units as categories, 3,400 branches, 60 leaves (20 judged by 9 judges = 612,000 marks, 25 fed by 60,000
 * findings, 15 measured).
 */
export function provinceSample(): SampleData {
  const units = readSampleUnits().filter((unit) => unit.participation === '参评')
  const evaluatees = units.flatMap((unit, place) => branchesOf(place, unit.shortName))
  return {
    scheme: provinceScheme(),
    year: 2026,
    name: '2026 年度考评（全省示例）',
    categories: units.map((unit) => unit.shortName),
    units: units.map(({ code, name, shortName }) => ({ code, name, shortName })),
    evaluatees,
    judges: Array.from({ length: judgeCount }, (_, place) => ({
      code: `p${place + 1}`,
      name: `示例评委${'一二三四五六七八九'[place]}`,
      group: 'panel',
    })),
    findings: repeatable(() => findings(evaluatees.length)),
    values: repeatable(() => values(evaluatees.length)),
    ballots: [],
    marksOf: marks,
    snapshotDays: [],
  }
}

function branchesOf(unit: number, shortName: string): readonly SampleEvaluatee[] {
  const offices = readSampleOffices()
  return Array.from({ length: branchesPerUnit }, (_, place) => {
    const round = Math.floor(place / offices.length)
    const office = `${offices[place % offices.length] ?? ''}${round === 0 ? '' : '第二'}`
    return {
      unit,
      branch: `${office}党支部`,
      code: `${String(unit + 1).padStart(2, '0')}${String(place + 1).padStart(2, '0')}`,
      name: `${shortName}${office}党支部`,
      shortName: `${office}党支部`,
      category: unit,
      participation: 'full',
      remark: '',
    }
  })
}

/** Four blocks of fifteen leaves; 20 × 2 + 25 × 1.2 + 15 × 2 = 100 points. */
function provinceScheme(): Scheme {
  const blocks = ['政治忠诚', '组织过硬', '务实清廉', '争先出彩']
  const leaves = Array.from({ length: judgedLeaves + findingLeaves + measuredLeaves }, (_, place) => leaf(place))
  return schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: 'province',
    name: '全省党支部考评（示例）',
    kind: 'branch',
    points: '100',
    dimensions: blocks.map((name, block) => ({ code: `d${block + 1}`, name })),
    parts: blocks.map((name, block) => {
      const children = leaves.filter((_, place) => place % blocks.length === block)
      return {
        part: 'base',
        indicator: {
          code: `${block + 1}`,
          name,
          dimension: `d${block + 1}`,
          points: fromUnits(children.reduce((sum, child) => sum + toUnits(child.points), 0)),
          children,
        },
      }
    }),
    settings: {
      bands: [
        { code: 'excellent', name: '优秀', lower: '90', upper: null },
        { code: 'good', name: '良好', lower: '80', upper: '90' },
        { code: 'qualified', name: '合格', lower: '60', upper: '80' },
        { code: 'unqualified', name: '不合格', lower: '0', upper: '60' },
      ],
    },
  })
}

function leaf(place: number) {
  if (place < judgedLeaves) return judgedLeaf(place)
  return place < judgedLeaves + findingLeaves ? findingLeaf(place - judgedLeaves) : measuredLeaf(place - judgedLeaves - findingLeaves)
}

const judgedCode = (place: number) => `J${place + 1}`
const findingCode = (place: number) => `F${place + 1}`
const measuredCode = (place: number) => `M${place + 1}`

function judgedLeaf(place: number) {
  return {
    code: judgedCode(place),
    name: `评议要点${place + 1}`,
    points: '2',
    method: {
      kind: 'judged',
      scale: { kind: 'range', min: '0', max: '10', step: '0.1' },
      groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'trimmed', high: 1, low: 1 } }],
    },
  }
}

function findingLeaf(place: number) {
  return {
    code: findingCode(place),
    name: `督查要点${place + 1}`,
    points: '1.2',
    method: {
      kind: 'deduct',
      rules: [
        {
          code: 'missed',
          text: '每缺 1 次扣 0.1 分，最多扣 0.6 分',
          unit: 'event',
          unitLabel: '次',
          amount: { kind: 'fixed', amount: '0.1' },
          cap: '0.6',
        },
        {
          code: 'records',
          text: '记录不完整每次扣 0.05 分，最多扣 0.2 分',
          unit: 'event',
          unitLabel: '次',
          amount: { kind: 'fixed', amount: '0.05' },
          cap: '0.2',
        },
        { code: 'late', text: '晚于规定时限每次扣 0.04 分', unit: 'event', unitLabel: '次', amount: { kind: 'fixed', amount: '0.04' } },
      ],
    },
  }
}

function measuredLeaf(place: number) {
  return {
    code: measuredCode(place),
    name: `数据要点${place + 1}`,
    points: '2',
    method: { kind: 'measured', unitLabel: '%', curve: { kind: 'linear', low: '60', high: '100' } },
  }
}

function* findings(evaluatees: number): Generator<SampleFinding> {
  const random = seededRandom(60_000)
  const rules = ['missed', 'records', 'late']
  const texts = ['会议未按期召开', '记录不完整', '上报晚于规定时限']
  for (let index = 0; index < findingCount; index += 1) {
    const rule = random.between(0, rules.length - 1)
    const foundOn = `2026-${String(random.between(1, 10)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`
    yield {
      evaluatee: random.between(0, evaluatees - 1),
      indicator: findingCode(random.between(0, findingLeaves - 1)),
      rule: rules[rule] ?? 'late',
      quantity: String(random.between(1, 3)),
      level: null,
      multipliers: [],
      chosen: null,
      reason: '',
      matterKey: null,
      description: `${texts[rule] ?? ''}（示例 ${index + 1}）`,
      foundOn,
      source: 'routine_supervision',
      deadline: null,
      status: 'confirmed',
      recordedBy: '示例录入员',
      confirmedBy: '示例复核员',
      confirmedAt: `${foundOn}T08:00:00.000Z`,
      closedOn: null,
      withdrawReason: null,
    }
  }
}

function* values(evaluatees: number): Generator<{ evaluatee: number; indicator: string; input: MeasuredSample }> {
  const random = seededRandom(15_000)
  for (let evaluatee = 0; evaluatee < evaluatees; evaluatee += 1) {
    for (let place = 0; place < measuredLeaves; place += 1) {
      const value = `${random.between(58, 99)}.${random.between(1, 9)}`
      yield { evaluatee, indicator: measuredCode(place), input: { state: 'scored', value, baseline: null, target: null } }
    }
  }
}

type MeasuredSample = { state: 'scored'; value: string; baseline: null; target: null }

function* marks(evaluatee: number): Generator<SampleMark> {
  const random = seededRandom(612_000 + evaluatee)
  const level = 70 + random.between(0, 25)
  for (let place = 0; place < judgedLeaves; place += 1) {
    for (let judge = 0; judge < judgeCount; judge += 1) {
      const value = Math.min(100, Math.max(0, level + random.between(-6, 6))) * 1000
      yield { indicator: judgedCode(place), judge, state: 'scored', value, option: null }
    }
  }
}
