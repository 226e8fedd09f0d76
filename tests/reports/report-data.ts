import type { ComparisonReportData, RankingReportData, ReportRow, ReportScore } from '../../electron/features/reports/report-data.ts'

/** A score of a leaf. */
export const scored = (score: string): ReportScore => ({ state: 'scored', score })

/** A ranked evaluatee; what does not matter to a test is filled in. */
export function reportRow(name: string, more: Partial<ReportRow> = {}): ReportRow {
  return {
    evaluateeId: 1,
    name,
    unitName: name,
    categoryId: 1,
    participation: 'full',
    total: '90.50',
    raw: null,
    provisional: null,
    provisionalRank: null,
    rank: 1,
    overallRank: 1,
    tie: null,
    grade: 'A',
    gradeName: '优秀',
    vetoes: [],
    base: '88.50',
    bonus: '2.00',
    deduction: '0.00',
    moved: null,
    missing: [],
    missingCount: 0,
    decision: null,
    scores: [scored('6.00'), scored('0')],
    ...more,
  }
}

const facts = {
  cycle: '2026 年度',
  scheme: '考评细则',
  version: 2,
  fullMarks: '100',
  digits: 2,
  writtenAt: new Date(2026, 10, 21, 20, 15),
  operator: '办公室',
  seal: null,
  audit: { seq: 120, code: '7F3A-19C2-E0B4-88D1-6A20' },
}

/** Two categories with every kind of row: a tie broken, a veto, one by reference, one incomplete, all five states. */
export const rankingData: RankingReportData = {
  facts,
  since: '2026-09-30',
  categories: [
    {
      name: '党群机关',
      ranked: [
        reportRow('省委办公厅', { total: '95.10', moved: 2 }),
        reportRow('省委组织部', {
          total: '95.10',
          rank: 2,
          overallRank: 2,
          tie: { kind: 'broken', by: 'node', node: '三会一课' },
          moved: -1,
          scores: [scored('5.50'), { state: 'not_applicable', score: null }],
        }),
      ],
      byReference: [
        reportRow('省气象局', {
          total: '80.00',
          rank: null,
          overallRank: null,
          participation: 'by_reference',
          gradeName: null,
          scores: [
            { state: 'absent', score: null },
            { state: 'recused', score: null },
          ],
        }),
      ],
      incomplete: [
        reportRow('省档案馆', {
          total: null,
          rank: null,
          overallRank: null,
          gradeName: null,
          base: null,
          missing: ['第一议题'],
          missingCount: 1,
          scores: [{ state: 'empty', score: null }, scored('1.25')],
        }),
      ],
      mean: '95.10',
      dimensionMeans: ['91.0', '88.0', '79.5'],
    },
    {
      name: '政府部门',
      ranked: [reportRow('=省财政厅', { total: '70.25', overallRank: 3, vetoes: ['bar'] })],
      byReference: [],
      incomplete: [],
      mean: '70.25',
      dimensionMeans: ['70.0', null, '60.0'],
    },
  ],
  leaves: [
    { code: 'A1', name: '第一议题', parts: ['政治忠诚'], points: '6' },
    { code: 'A2', name: '三会一课', parts: ['政治忠诚'], points: null },
  ],
  dimensions: ['政治', '组织', '作风'],
  findings: [
    {
      id: 7,
      evaluateeId: 1,
      evaluatee: '省委办公厅',
      indicator: 'A1',
      indicatorName: '第一议题',
      rule: 'r1',
      description: '+未按时传达学习',
      points: '-0.5',
      source: 'liaison_visit',
      foundOn: '2026-03-05',
      deadline: null,
      status: 'confirmed',
      overdueDays: 0,
      evidenceCount: 2,
      recordedBy: '甲',
      confirmedBy: null,
      uncounted: null,
    },
  ],
}

const card = (name: string, total: string | null) => ({
  evaluateeId: 1,
  name,
  unitName: name,
  categoryName: '党群机关',
  total,
  raw: null,
  rank: total === null ? null : 1,
  of: 18,
  provisional: false,
  moved: null,
  gradeName: null,
  gradeOrder: null,
  deductions: 3,
  closedPercent: null,
  participation: 'full',
})

/** Two evaluatees, one of them without a total; one leaf that only one of them has. */
export const comparisonData: ComparisonReportData = {
  facts,
  comparison: {
    cards: [card('省委办公厅', '95.10'), card('省委组织部', null)],
    dimensions: ['政治', '组织', '作风'].map((name, index) => ({
      code: `d${index}`,
      name,
      percents: ['90.5', null],
      categoryMean: '85.0',
    })),
    indicators: [
      {
        code: 'A1',
        name: '第一议题',
        path: '政治忠诚',
        points: '6',
        cells: [
          { score: '6.00', percent: '100.0', state: 'scored', mark: 'best', means: [] },
          { score: '5.50', percent: '91.7', state: 'scored', mark: 'worst', means: [] },
        ],
        categoryMean: '5.75',
        gap: '0.50',
      },
      {
        code: 'A2',
        name: '三会一课',
        path: '政治忠诚',
        points: null,
        cells: [
          { score: '0.00', percent: '0.0', state: 'scored', mark: 'none', means: [] },
          { score: null, percent: null, state: 'recused', mark: 'none', means: [] },
        ],
        categoryMean: null,
        gap: null,
      },
    ],
  },
}
