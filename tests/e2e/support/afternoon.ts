/**
 * One afternoon of a closed meeting: nine judges, 34 branches, 20 leaves, 6,120 marks, worked out here on its own, by fractions of whole numbers and
 * without a line of the program.
 *
 * Three leaders give a plain mean for half of each leaf, six of the panel a mean without the highest and the lowest for the other half. The last of the
 * panel belongs to the unit of the last four branches and stands back there: five marks are too few to leave any out. One leader is absent at one
 * branch. Two branches do alike, so that the line of the ten excellent ones falls between them.
 */
export const leaves = Array.from({ length: 20 }, (_, place) => ({ code: `J${place + 1}`, name: `评议要点${place + 1}`, points: '4.5' }))

export const judges = [
  { name: '周领导', group: 'leaders' },
  { name: '吴领导', group: 'leaders' },
  { name: '郑领导', group: 'leaders' },
  { name: '王评委', group: 'panel' },
  { name: '冯评委', group: 'panel' },
  { name: '陈评委', group: 'panel' },
  { name: '褚评委', group: 'panel' },
  { name: '卫评委', group: 'panel' },
  { name: '蒋评委', group: 'panel' },
] as const

export const units = [
  { code: '001', name: '省财政厅', branches: 30 },
  { code: '002', name: '省教育厅', branches: 4 },
] as const
/** The judge who belongs to the second unit. */
export const recusedJudge = 8
/** Who is absent where. */
export const absent = { judge: 1, branch: 5 } as const

export const branches = Array.from({ length: 34 }, (_, place) => ({
  name: place < 30 ? `第${place + 1}处党支部` : `教研${place - 29}室党支部`,
  unit: place < 30 ? 0 : 1,
}))

/** Points that confirmed findings take from a branch, by its place. */
export const deductions: Readonly<Record<number, number>> = { 2: 1, 7: 1, 20: 2 }

const twins: Readonly<Record<number, number>> = { 10: 9 }
const severity = [2, -1, 0, 3, -2, 1, 0, -1, 4]

/** A judge's mark in tenths, or the word for having given none. */
export function markOf(judge: number, branch: number, leaf: number): number | '回避' | '缺席' {
  if (judge === recusedJudge && branches[branch]?.unit === 1) return '回避'
  if (judge === absent.judge && branch === absent.branch) return '缺席'
  const like = twins[branch] ?? branch
  const sway = ((leaf * 7 + judge * 3 + like * 5) % 7) - 3
  return Math.max(0, Math.min(100, 97 - like + (severity[judge] ?? 0) + sway))
}

/** A judge's sheet as a block of cells for the clipboard: a line a branch, a cell a leaf. */
export function sheetOf(judge: number): string {
  return branches.map((_, branch) => leaves.map((_leaf, leaf) => cellText(markOf(judge, branch, leaf))).join('\t')).join('\n')
}

function cellText(mark: ReturnType<typeof markOf>): string {
  return typeof mark === 'number' ? `${Math.floor(mark / 10)}.${mark % 10}` : mark
}

interface Ratio {
  readonly over: bigint
  readonly under: bigint
}
const plus = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under })

/** The total of a branch in hundredths, rounded once, halves up. */
export function totalOf(branch: number): number {
  let total: Ratio = { over: BigInt(10 - (deductions[branch] ?? 0)), under: 1n }
  for (let leaf = 0; leaf < leaves.length; leaf += 1) {
    const marks = (group: string) =>
      judges
        .map((judge, place) => (judge.group === group ? markOf(place, branch, leaf) : null))
        .filter((mark) => typeof mark === 'number')
        .sort((a, b) => a - b)
    const leaders = marks('leaders')
    const panel = marks('panel')
    const kept = panel.length >= 6 ? panel.slice(1, -1) : panel
    // 4.5 points for the best mark of ten (100 tenths), half of them from each group.
    for (const group of [leaders, kept]) {
      const sum = group.reduce((all, mark) => all + mark, 0)
      total = plus(total, { over: BigInt(sum) * 45n, under: BigInt(group.length) * 10n * 100n * 2n })
    }
  }
  return Number((total.over * 200n + total.under) / (total.under * 2n))
}

/** The ranking as it must come out: name, total as printed, place (equal totals share one, the next is left out). */
export function expectedRanking(): readonly { readonly name: string; readonly total: string; readonly place: number }[] {
  const totals = branches.map(({ name }, branch) => ({ name, hundredths: totalOf(branch) }))
  return totals
    .toSorted((a, b) => b.hundredths - a.hundredths)
    .map(({ name, hundredths }) => ({
      name,
      total: `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
      place: 1 + totals.filter((other) => other.hundredths > hundredths).length,
    }))
}

/** The scheme of the afternoon in the documented form. */
export const afternoonScheme = {
  format: 'hengjian-scheme/1',
  code: 'afternoon',
  name: '党支部集中考评细则',
  kind: 'branch',
  points: '100',
  parts: [
    {
      part: 'base',
      indicator: {
        code: '1',
        name: '集中评议',
        points: '90',
        children: leaves.map(({ code, name, points }) => ({
          code,
          name,
          points,
          method: {
            kind: 'judged',
            scale: { kind: 'range', min: '0', max: '10', step: '0.1' },
            groups: [
              { code: 'leaders', name: '领导', weight: '50', aggregate: { kind: 'mean' } },
              { code: 'panel', name: '考评组', weight: '50', aggregate: { kind: 'trimmed', high: 1, low: 1 } },
            ],
          },
        })),
      },
    },
    {
      part: 'base',
      indicator: {
        code: '2',
        name: '纪律作风',
        points: '10',
        method: {
          kind: 'deduct',
          rules: [{ code: 'missed', text: '每缺 1 次扣 1 分', unit: 'event', unitLabel: '次', amount: { kind: 'fixed', amount: '1' } }],
        },
      },
    },
  ],
  settings: {
    bands: [
      { code: 'excellent', name: '优秀', lower: '80', upper: null },
      { code: 'good', name: '良好', lower: '70', upper: '80' },
      { code: 'fair', name: '一般', lower: '0', upper: '70' },
    ],
    quotas: [{ grade: 'excellent', limit: { kind: 'share', share: '0.3' } }],
  },
} as const
