import { describe, expect, it } from 'vitest'
import { checkScheme } from '../../../electron/scoring/check-scheme.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { schemeProblemCodes, schemeProblemSeverities } from '../../../shared/domain/scheme/scheme-problems.ts'
import { buildScheme, deductMethod, schemeOfLeaf, writtenLeaf, writtenRule } from './build-scheme.ts'
import { bands, cases, weighted } from './scheme-problem-cases.ts'

/** Problems without the remarks, which have a file of their own. */
const faultsOf = (scheme: Scheme) => checkScheme(scheme).filter(({ severity }) => severity !== 'remark')

describe('a scheme is reported', () => {
  it.each(cases)('as $code when $when', ({ scheme, at, code, values, severity }) => {
    const problems = checkScheme(scheme)

    expect(problems.filter((problem) => problem.code === code)).toEqual([{ at, code, values, severity }])
  })

  it('for nothing else than the fault it has', () => {
    const alone = cases.filter(({ scheme }) => new Set(faultsOf(scheme).map((problem) => problem.code)).size === 1)

    const together = cases.filter((each) => !alone.includes(each)).map(({ code, when }) => `${code}: ${when}`)
    expect(together).toEqual([])
  })

  it('with a code of the closed list, each of which has a case here', () => {
    // What only an evaluatee's own leaves can have is specified with them.
    const faults = schemeProblemCodes.filter((code) => schemeProblemSeverities[code] !== 'remark' && code !== 'own_needs_category')
    expect([...new Set(cases.map(({ code }) => code))].sort()).toEqual([...faults].sort())
  })
})

describe('a scheme is not reported', () => {
  it.each<{ when: string; scheme: Scheme }>([
    {
      when: 'a floor ends what its rules could take',
      scheme: schemeOfLeaf({
        points: '1',
        method: deductMethod(
          ['a', 'b'].map((code) => writtenRule({ code })),
          { floor: '-1' },
        ),
      }),
    },
    { when: 'weights are percentages that add up to 100', scheme: buildScheme([weighted(['a', '60', '50'], ['b', '40', '50'])]) },
    {
      when: 'own indicators are to fill what the common ones leave',
      scheme: buildScheme([{ code: 'group', name: 'Group', points: '60', perEvaluatee: true, children: [writtenLeaf()] }]),
    },
    { when: 'a clamp brings nodes of 12 down to their 12 points', scheme: schemeOfLeaf({ points: '12', clamp: { max: '12' } }) },
    {
      when: 'bands touch each other without a hole',
      scheme: schemeOfLeaf({ points: '100' }, 'base', bands(['a', '90', null], ['b', '60', '90'], ['c', '0', '60'])),
    },
    {
      when: 'rules share a cap that its points cover',
      scheme: schemeOfLeaf({
        points: '2',
        method: deductMethod(
          ['a', 'b'].map((code) => writtenRule({ code, amount: { kind: 'fixed', amount: '2' }, sharedCap: 'both' })),
          { sharedCaps: [{ code: 'both', name: 'Both', cap: '2' }] },
        ),
      }),
    },
  ])('when $when', ({ scheme }) => {
    expect(faultsOf(scheme)).toEqual([])
  })
})
