import type { MeasuredInput } from '../../../../shared/contract/scoring.ts'
import type { FindingStatus } from '../../../../shared/domain/finding-status.ts'
import { readStarterScheme } from '../../schemes/starter-schemes.ts'
import { type FindingKind, findingKinds } from './office-facts.ts'
import { repeatable, type SampleData, type SampleEvaluatee, type SampleFinding, type SampleMark } from './sample-data.ts'
import { readSampleOffices, readSampleUnits } from './sample-register.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

const unitNames = ['省财政厅', '省教育厅', '省司法厅', '省交通厅', '省气象局']
const categories = ['综合处室组', '业务处室组', '直属单位组']
const general = new Set(['办公室', '人事处', '机关党委', '规划财务处', '综合处', '离退休干部处', '宣传处', '审计处', '研究室'])
const attached = new Set(['信息中心', '后勤服务中心'])
const judgeCount = 7
const lastDay = '2026-11-20'

/**
 * A year of a believable office: branches of four departments in three categories, one central unit by reference, findings in every status from
 * January to November, a panel of seven, and a few branches that still lack an input.
 */
export function officeSample(): SampleData {
  const allUnits = readSampleUnits()
  const units = unitNames.map((shortName) => {
    const unit = allUnits.find((candidate) => candidate.shortName === shortName)
    if (unit === undefined) throw new Error(`sample register has no ${shortName}`)
    return unit
  })
  const evaluatees = units.flatMap((unit, place) => branchesOf(place, unit.shortName, unit.participation))
  const qualities = evaluatees.map((_, place) => qualityOf(place))
  return {
    scheme: readStarterScheme('five-branch'),
    year: 2026,
    name: '2026 年度考评（示例）',
    categories,
    units: units.map(({ code, name, shortName }) => ({ code, name, shortName })),
    evaluatees,
    judges: Array.from({ length: judgeCount }, (_, place) => ({
      code: `p${place + 1}`,
      name: `示例评委${'一二三四五六七'[place]}`,
      group: 'panel',
    })),
    findings: repeatable(() => findings(evaluatees, qualities)),
    values: repeatable(() => values(evaluatees, qualities)),
    ballots: [],
    marksOf: (place) => marks(place, qualities[place] ?? 0.8),
    snapshotDays: ['2026-03-31', '2026-06-30', '2026-09-30', '2026-10-31', '2026-11-15'],
  }
}

function branchesOf(unit: number, shortName: string, participation: string): readonly SampleEvaluatee[] {
  const offices = readSampleOffices()
  const reference = participation === '参照'
  return (reference ? offices.slice(0, 4) : offices).map((office, place) => ({
    unit,
    branch: `${office}党支部`,
    code: `${unit + 1}${String(place + 1).padStart(2, '0')}`,
    // Without 省, as offices call them among themselves: long names stay whole in the lists.
    name: `${shortName.replace(/^省/, '')}${office}党支部`,
    shortName: `${office}党支部`,
    category: attached.has(office) ? 2 : general.has(office) ? 0 : 1,
    participation: reference ? 'by_reference' : unit === 2 && office === '离退休干部处' ? 'exempt' : 'full',
    remark: '',
  }))
}

/** How well a branch does, 0 to 1. Neighbours 6 and 7 are twins, so that a tie appears on the ranking. */
function qualityOf(place: number): number {
  return seededRandom(7000 + twin(place)).next() ** 0.6
}

function twin(place: number): number {
  return place === 7 ? 6 : place
}

function* findings(evaluatees: readonly SampleEvaluatee[], qualities: readonly number[]): Generator<SampleFinding> {
  const random = seededRandom(2026)
  const bag = findingKinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind))
  const made: SampleFinding[] = []
  for (const [evaluatee, row] of evaluatees.entries()) {
    if (row.participation === 'exempt' || evaluatee === 6 || evaluatee === 7) continue
    const number = Math.round((1 - (qualities[evaluatee] ?? 0.5)) * 11) + random.between(0, 3)
    for (let index = 0; index < number; index += 1) made.push(finding(random, evaluatee, random.pick(bag)))
    if (random.chance(0.16)) made.push(honour(random, evaluatee))
  }
  made.push(veto(vetoed))
  made.sort((a, b) => (a.foundOn < b.foundOn ? -1 : a.foundOn > b.foundOn ? 1 : 0))
  yield* made
}

function finding(random: SeededRandom, evaluatee: number, kind: FindingKind): SampleFinding {
  const month = random.between(1, 11)
  const day = month === 11 ? random.between(1, 20) : random.between(3, 28)
  const foundOn = date(month, day)
  const quantity = random.between(1, kind.most)
  const deadline = later(foundOn, 14)
  return {
    evaluatee,
    indicator: kind.indicator,
    rule: kind.rule,
    quantity: String(quantity),
    level: null,
    multipliers: [],
    chosen: null,
    reason: '',
    matterKey: null,
    description: random
      .pick(kind.texts)
      .replace('{n}', String(quantity))
      .replace('{m}', String(Math.max(1, month - 1))),
    foundOn,
    source: random.pick(kind.sources),
    deadline,
    ...lifeOf(random, foundOn, deadline),
  }
}

function honour(random: SeededRandom, evaluatee: number): SampleFinding {
  const foundOn = date(random.between(4, 10), random.between(3, 28))
  return {
    evaluatee,
    indicator: '6.1',
    rule: 'model',
    quantity: '1',
    level: random.chance(0.3) ? 'province' : 'city',
    multipliers: [],
    chosen: null,
    reason: '',
    matterKey: null,
    description: '获评示范党支部，文件已附',
    foundOn,
    source: 'document_review',
    deadline: null,
    status: 'confirmed',
    recordedBy: '示例录入员',
    confirmedBy: '示例复核员',
    confirmedAt: `${later(foundOn, 1)}T02:00:00.000Z`,
    closedOn: null,
    withdrawReason: null,
  }
}

/** A branch of more than 90 points that cannot be recommended: computed and graded differ, as an office meets it. */
const vetoed = 37

function veto(evaluatee: number): SampleFinding {
  return {
    evaluatee,
    indicator: '7.1',
    rule: 'veto',
    quantity: '1',
    level: null,
    multipliers: [],
    chosen: null,
    reason: '',
    matterKey: null,
    description: '支部委员会成员受到党纪处分（示例情形，由办公室认定）',
    foundOn: '2026-09-08',
    source: 'inspection_tour',
    deadline: null,
    status: 'confirmed',
    recordedBy: '示例录入员',
    confirmedBy: '示例复核员',
    confirmedAt: '2026-09-09T02:00:00.000Z',
    closedOn: null,
    withdrawReason: null,
  }
}

type Life = Pick<SampleFinding, 'status' | 'recordedBy' | 'confirmedBy' | 'confirmedAt' | 'closedOn' | 'withdrawReason'>

/** Older findings have mostly run their course; those of the last days wait for review. */
function lifeOf(random: SeededRandom, foundOn: string, deadline: string): Life {
  const recordedBy = random.chance(0.8) ? '示例录入员' : '示例联络员'
  const status = statusOf(random, foundOn, deadline)
  const counts = status === 'confirmed' || status === 'rectifying' || status === 'verifying' || status === 'closed'
  return {
    status,
    recordedBy,
    confirmedBy: counts ? '示例复核员' : null,
    confirmedAt: counts ? `${notAfter(lastDay, later(foundOn, 1))}T02:00:00.000Z` : null,
    closedOn: status === 'closed' ? notAfter(lastDay, later(foundOn, random.between(3, 14))) : null,
    withdrawReason: status === 'withdrawn' ? '经核实，记录已补录，非缺失' : null,
  }
}

function statusOf(random: SeededRandom, foundOn: string, deadline: string): FindingStatus {
  if (foundOn >= '2026-11-06') return random.pick(['draft', 'submitted', 'submitted', 'confirmed', 'returned'])
  if (random.chance(0.03)) return 'withdrawn'
  if (deadline < lastDay) return random.chance(0.93) ? 'closed' : random.pick(['rectifying', 'verifying', 'confirmed'])
  return random.pick(['rectifying', 'rectifying', 'verifying', 'confirmed', 'closed'])
}

function* values(
  evaluatees: readonly SampleEvaluatee[],
  qualities: readonly number[],
): Generator<{
  evaluatee: number
  indicator: string
  input: MeasuredInput
}> {
  for (const [evaluatee, row] of evaluatees.entries()) {
    if (row.participation === 'exempt' || evaluatee % 29 === 11) continue
    const random = seededRandom(9000 + twin(evaluatee))
    const completion = Math.min(100, 78 + Math.round((qualities[evaluatee] ?? 0.5) * 24) + random.between(-2, 2))
    const input: MeasuredInput =
      evaluatee === 40
        ? { state: 'not_applicable', value: null, baseline: null, target: null }
        : { state: 'scored', value: String(completion), baseline: null, target: null }
    yield { evaluatee, indicator: '3.1', input }
  }
}

function* marks(place: number, quality: number): Generator<SampleMark> {
  const random = seededRandom(5000 + twin(place))
  for (let judge = 0; judge < judgeCount; judge += 1) {
    const state = stateOf(twin(place), judge)
    if (state !== 'scored') {
      for (const indicator of ['2.3', '3.3', '5.1']) yield { indicator, judge, state, value: null, option: null }
      continue
    }
    const drift = random.next() * 0.14 - 0.07
    const level = Math.min(1, Math.max(0, 0.68 + quality * 0.3 + drift))
    yield { indicator: '2.3', judge, state: 'scored', value: null, option: level > 0.9 ? 'good' : level > 0.74 ? 'fairly-good' : 'average' }
    yield { indicator: '3.3', judge, state: 'scored', value: Math.round(level * 80) * 1000, option: null }
    yield { indicator: '5.1', judge, state: 'scored', value: Math.round(Math.min(1, level + 0.03) * 70) * 1000, option: null }
  }
}

/** Each judge stands back from the branches of its own surroundings; the last one missed some sittings. */
function stateOf(place: number, judge: number): 'scored' | 'recused' | 'absent' {
  if (place % 13 === judge) return 'recused'
  return judge === judgeCount - 1 && place % 17 === 3 ? 'absent' : 'scored'
}

function date(month: number, day: number): string {
  return `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function notAfter(last: string, day: string): string {
  return day < last ? day : last
}

function later(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
