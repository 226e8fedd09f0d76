import type { App } from '../../../electron/features/app.ts'
import { storeEvidence } from '../../../electron/features/findings/evidence-service.ts'
import type { FindingDraft } from '../../../shared/contract/findings.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { makeCycle, smallScheme, type TestCycle } from '../../helpers/app.ts'

/**
 * The small scheme with more rules: A1 三会一课 (10): `missed` 0.5 an event (at most 3; ×2 when hidden), `careless` 0.5–2 with a reason, `hours` 0.1
 * for each 10 hours in proportion; B1 上级表彰 (3): `award` 2 or 1 by level, the highest of a matter, files required; V1 as it is.
 */
export function findingsScheme(): Scheme {
  return smallScheme((small) => {
    const text = JSON.stringify(small)
    const missed = JSON.parse(text).parts[0].indicator.children[0].method.rules[0]
    const scheme = JSON.parse(text)
    scheme.parts[0].indicator.children[0].method.rules = [
      { ...missed, multipliers: [{ code: 'hidden', name: '瞒报', factor: '2' }] },
      { code: 'careless', text: '记录不规范，酌情扣0.5至2分', unit: 'once', amount: { kind: 'range', min: '0.5', max: '2' } },
      { code: 'hours', text: '学时每少10小时扣0.1分', unit: 'pro_rata', step: '10', amount: { kind: 'fixed', amount: '0.1' } },
    ]
    scheme.parts[1].indicator.method = {
      kind: 'bonus',
      groups: [{ code: 'honour', name: '同一荣誉', scope: 'matter' }],
      rules: [
        {
          code: 'award',
          text: '受到上级表彰的，省级加2分，市级加1分',
          unit: 'once',
          group: 'honour',
          evidence: 'required',
          amount: {
            kind: 'levels',
            levels: [
              { code: 'province', name: '省级', amount: '2' },
              { code: 'city', name: '市级', amount: '1' },
            ],
          },
        },
      ],
    }
    return scheme
  })
}

/** A cycle of that scheme with 甲局, 乙局 and 丙局 at 20 points each. */
export function makeFindingsCycle(app: App): Promise<TestCycle> {
  return makeCycle(app, { scheme: findingsScheme() })
}

/** A complete draft: one missed meeting of the first evaluatee. */
export function draftOf(cycle: TestCycle, change: Partial<FindingDraft> = {}): FindingDraft {
  return {
    cycleId: cycle.cycleId,
    evaluateeId: cycle.evaluatees[0] ?? 0,
    indicator: 'A1',
    rule: 'missed',
    quantity: '1',
    level: null,
    multipliers: [],
    chosen: null,
    reason: '',
    matterKey: null,
    description: '2 月支委会未召开',
    foundOn: '2026-03-18',
    source: 'routine_supervision',
    deadline: '2026-04-01',
    evidence: [],
    ...change,
  }
}

/** A stored file that findings can name. */
export async function someEvidence(app: App, text = '会议记录'): Promise<{ hash: string; name: string }> {
  const { hash, name } = await storeEvidence(app, new TextEncoder().encode(text), '会议记录.txt')
  return { hash, name }
}
