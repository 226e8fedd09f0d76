import type { App } from '../../../electron/features/app.ts'
import type { BallotChoice, CountedBallot } from '../../../shared/domain/ballot-count.ts'
import { makeCycle, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'

/** Settings of the survey leaf that a test changes. */
export interface SurveyRules {
  readonly voidShare?: string | null
  readonly minimumTurnout?: string | null
  readonly voidOverIssued?: boolean
  readonly options?: readonly { readonly code: string; readonly name: string; readonly coefficient: string | null }[]
  readonly scoring?: Readonly<Record<string, unknown>>
}

/**
 * The small scheme with a survey leaf S1 of 10 points: options good (1), fair (0.6), poor (0) and unsure (outside the divisor), asked of staff (weight 3)
 * and of leaders (weight 1); three evaluatees, one of them exempt.
 */
export async function makeSurveyCycle(app: App, rules: SurveyRules = {}): Promise<TestCycle> {
  return makeCycle(app, {
    scheme: surveyScheme(rules),
    evaluatees: [{ name: '甲局' }, { name: '乙局' }, { name: '丙局', participation: 'exempt' }],
  })
}

export function surveyScheme(rules: SurveyRules = {}) {
  return smallScheme((scheme) => ({
    ...scheme,
    points: '30',
    parts: [
      ...(scheme.parts as unknown[]),
      {
        part: 'base',
        indicator: {
          code: 'S1',
          name: '满意度',
          points: '10',
          method: {
            kind: 'survey',
            options: [
              { code: 'good', name: '满意', coefficient: '1' },
              { code: 'fair', name: '基本满意', coefficient: '0.6' },
              { code: 'poor', name: '不满意', coefficient: '0' },
              { code: 'unsure', name: '不了解', coefficient: null },
            ],
            groups: [
              { code: 'staff', name: '干部职工', weight: '3' },
              { code: 'leaders', name: '领导班子', weight: '1' },
            ],
            emptyGroup: 'reweight',
            ...rules,
          },
        },
      },
    ],
  }))
}

export const page = '00000000-0000-4000-8000-000000000001'

/** Ballots numbered from 1; `'void'` is a void one. */
export function pile(...ballots: readonly (readonly BallotChoice[] | 'void')[]): CountedBallot[] {
  return ballots.map((choices, index) => ({
    number: index + 1,
    void: choices === 'void',
    choices: choices === 'void' ? [] : choices,
  }))
}

/** Proposes the forms and makes a batch on the first (staff). @returns ids of the form and the batch */
export async function beginBatch(
  app: App,
  cycle: TestCycle,
  numbers: { entitled: number; issued: number; returned: number },
): Promise<{ formId: number; batchId: number }> {
  const client = clientOf(app)
  await client.surveys.propose({ cycleId: cycle.cycleId })
  const { forms } = await client.surveys.overview({ cycleId: cycle.cycleId })
  const formId = forms[0]?.id ?? 0
  const { id } = await client.surveys.saveBatch({ formId, batchId: null, name: '第一批', ...numbers })
  return { formId, batchId: id }
}

/** Counts a pass to its end as one person. */
export async function countPass(app: App, batchId: number, pass: 1 | 2, counter: string, ballots: CountedBallot[]): Promise<void> {
  const client = clientOf(app, counter)
  await client.surveys.openPass({ batchId, pass, page })
  await client.surveys.saveBallots({ batchId, pass, page, ballots })
  await client.surveys.finishPass({ batchId, pass })
}
