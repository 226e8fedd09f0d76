import { clientOf } from '../../helpers/feature-client.ts'
import { openScenarioApp } from './open.ts'
import type { Scenario } from './scenario.ts'
import { beginYear, checkResults, findingRule, judgedLeaf, readYear } from './small-year.ts'

const steps = 6
/** Each step has a cell of its own: three units by two judges. */
const markOf = (step: number): string => `${(step + 1) / 10}`

/** A recorder registers findings and a reviewer confirms them while judges mark: each answered call is one promise. */
export const savingFacts: Scenario = {
  name: 'saving facts',
  prepare: beginYear,
  async run(dataFolder, promise) {
    const app = await openScenarioApp(dataFolder)
    const { cycleId, evaluatees, judges } = readYear(app)
    const recorder = clientOf(app, '录入员')
    const reviewer = clientOf(app, '复核员')
    for (let step = 0; step < steps; step += 1) {
      const evaluateeId = evaluatees[step % 3] as number
      const judgeId = judges[Math.floor(step / 3)] as number
      const mark = { state: 'scored', value: markOf(step), option: null } as const
      await recorder.scoring.saveMark({ cycleId, evaluateeId, indicator: judgedLeaf, judgeId, mark })
      promise(`mark ${step}`)
      const { finding } = await recorder.findings.save({
        draft: {
          cycleId,
          evaluateeId,
          ...findingRule,
          quantity: '1',
          level: null,
          multipliers: [],
          chosen: null,
          reason: '',
          matterKey: null,
          description: `第 ${step} 次`,
          foundOn: '2026-03-18',
          source: 'routine_supervision',
          deadline: null,
          evidence: [],
        },
        editing: null,
        submit: true,
      })
      promise(`submitted ${finding.id}`)
      await reviewer.findings.confirm({ ids: [finding.id], onePersonReason: null })
      promise(`confirmed ${finding.id}`)
    }
    app.close()
  },
  async check(app, promised) {
    const { cycleId, evaluatees, judges } = readYear(app)
    const holds = (what: string): boolean => {
      const [kind, number] = what.split(' ')
      if (kind === 'mark') {
        const step = Number(number)
        const row = app.db
          .prepare('SELECT value FROM mark WHERE evaluatee_id = ? AND indicator = ? AND judge_id = ?')
          .get(evaluatees[step % 3], judgedLeaf, judges[Math.floor(step / 3)]) as { value: number } | undefined
        return row?.value === (step + 1) * 1000
      }
      const finding = app.db.prepare('SELECT status FROM finding WHERE id = ?').get(number) as { status: string } | undefined
      return finding !== undefined && (kind === 'submitted' || finding.status === 'confirmed')
    }
    return [...promised.filter((what) => !holds(what)), ...(await checkResults(app, cycleId))]
  },
}
