import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { writeMark } from '../../../electron/features/scoring/scoring-repository.ts'
import type { MarkInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { openTestApp, type TestCycle } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { makeJudgedCycle } from '../panels/marked-cycle.ts'

interface Station {
  readonly app: App
  readonly cycle: TestCycle
  readonly panelId: number
  /** 示例一, whose answers are compared; stands back from the first evaluatee. */
  readonly seat: string
  readonly code: string
  /** The other judges of the panel. */
  readonly others: readonly number[]
}

/** An open station with 示例一 at it; two more judges sit on the panel. */
async function takeSeat(): Promise<Station> {
  const app = await openTestApp()
  const cycle = await makeJudgedCycle(app)
  const { panels, judging } = clientOf(app)
  const third = await panels.addJudge({ cycleId: cycle.cycleId, name: '示例三', group: 'leaders', unitId: null })
  const [watched = 0, second = 0] = cycle.judges
  const everybody = { scope: { kind: 'all' }, leaves: { kind: 'all' } } as const
  const { id: panelId } = await panels.add({ cycleId: cycle.cycleId, name: '考评组', ...everybody, judgeIds: [watched, second, third.id] })
  await panels.recuse({ judgeId: watched, evaluateeId: cycle.evaluatees[0] ?? 0, source: 'declared', reason: '亲属' })
  const given = await judging.giveCodes({ cycleId: cycle.cycleId, panelId, judgeIds: [watched] })
  await judging.openStation({ cycleId: cycle.cycleId, panelIds: [panelId], officeCode: '2468', idleSeconds: 600 })
  const code = given[0]?.code ?? ''
  const { seat } = await judging.signIn({ code })
  return { app, cycle, panelId, seat, code, others: [second, third.id] }
}

interface OtherMark {
  readonly evaluatee: number
  readonly judge: number
  readonly leaf: 'A3' | 'A4'
  readonly mark: MarkInput
}

const otherMark: fc.Arbitrary<OtherMark> = fc.record({
  evaluatee: fc.nat({ max: 2 }),
  judge: fc.nat({ max: 1 }),
  leaf: fc.constantFrom('A3', 'A4'),
  mark: fc.oneof(
    fc.integer({ min: 0, max: 20 }).map((tenths): MarkInput => ({ state: 'scored', value: tenthsText(tenths), option: null })),
    fc.constantFrom('empty', 'absent', 'not_applicable', 'recused').map((state): MarkInput => ({ state, value: null, option: null })),
  ),
})

const tenthsText = (tenths: number): string => (tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`)

/** Lets other judges have given these marks, with everything that follows for the results. */
async function giveOthers({ app, cycle, others }: Station, marks: readonly OtherMark[]): Promise<void> {
  await app.write(['inputs', 'results'], () => {
    for (const { evaluatee, judge, leaf, mark } of marks) {
      writeMark(app.db, { evaluateeId: cycle.evaluatees[evaluatee] ?? 0, indicator: leaf }, others[judge] ?? 0, mark)
    }
    app.results.rescore(cycle.cycleId, [...cycle.evaluatees])
  })
}

/** Every answer that the watched judge can get at the station, refusals included, as the bytes on the wire say it. */
async function everyAnswer({ app, cycle, panelId, seat, code }: Station, own: MarkInput): Promise<string[]> {
  const { judging } = clientOf(app, null)
  const [recusedFrom = 0, second = 0, third = 0] = cycle.evaluatees
  const at = { seat, panelId }
  const save = (evaluateeId: number, indicator: string) => judging.saveMyMarks({ ...at, marks: [{ evaluateeId, indicator, mark: own }] })
  const calls: readonly (() => Promise<unknown>)[] = [
    () => judging.station(),
    () => judging.seated({ seat }),
    () => judging.mySheet(at),
    () => save(second, 'A3'),
    () => save(second, 'A4'),
    () => save(third, 'A4'),
    () => save(recusedFrom, 'A3'),
    () => judging.declareRecusal({ ...at, evaluateeId: recusedFrom, reason: '亲属' }),
    () => judging.handIn({ ...at, confirmed: true }),
    () => judging.myVersions(at),
    () => judging.openMyVersion({ ...at, code, reason: '更正' }),
    () => judging.mySheet(at),
  ]
  const answers: string[] = []
  for (const call of calls) answers.push(JSON.stringify(await call().catch(refused)))
  return answers
}

function refused(error: unknown): unknown {
  if (error instanceof AppError) return { refused: error.code, data: error.data }
  throw error
}

test('nothing that a judge can read or be told depends on what other judges marked', async () => {
  const alone = await takeSeat()
  const among = await takeSeat()

  const generated = fc.asyncProperty(
    fc.array(otherMark, { minLength: 1, maxLength: 12 }),
    fc.integer({ min: 0, max: 20 }),
    async (marks, tenths) => {
      const own: MarkInput = { state: 'scored', value: tenthsText(tenths), option: null }
      await giveOthers(among, marks)

      expect(await everyAnswer(among, own)).toEqual(await everyAnswer(alone, own))
    },
  )

  await fc.assert(generated, { numRuns: 8, seed: 20260320 })
}, 60_000)
