import { describe, expect, it } from 'vitest'
import { checkScheme } from '../../../electron/scoring/check-scheme.ts'
import { isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import { amountsOf, nodesOf, numbersIn, read, rulesOf, type Source, schemeOf, sourceNodes } from './real-schemes.ts'

/** Places that do not add up, as the check must report them; every other scheme has none. */
const reported: Readonly<Record<string, readonly string[]>> = {
  '01-unit-changzhou-departments-2017': [
    'total attainable_differs stated=100 attainable=94.75',
    'K12-1-11 attainable_differs stated=25 attainable=23.75',
    'K12-1-12 attainable_differs stated=25 attainable=23.75',
    'K12-1-C attainable_differs stated=25 attainable=23.75',
    'K12-2 attainable_differs stated=25 attainable=23.75',
    'K21 attainable_differs stated=15 attainable=13.5',
    'K22 attainable_differs stated=20 attainable=18',
    'K23 attainable_differs stated=5 attainable=4.5',
    'R1 sum_differs stated=10 summed=12',
  ],
  '03-unit-changjie-villages-2021': ['L03 deductions_above_points points=10 possible=51'],
  '05-cadre-ruian-leaders-2012': [],
  '06-survey-cadre-results-formula': [],
  '08-branch-star-staff': ['total bands_far_from_total best=90 attainable=150'],
  '10-branch-additive-points-anhui': [],
  '11-branch-level-rubric-guangdong': ['B sum_differs stated=30 summed=19'],
  '13-member-star-huaning-2018': [],
  '15-member-points-70-20-10-veto': [],
  '16-member-monthly-card-rules': [],
  '18-unit-party-goal-deductions-2022': [],
  '19-unit-civilised-70-20-10': [],
  '22-unit-party-advanced-jingmen-2016-partial': ['B sum_differs stated=35 summed=15'],
  '24-branch-standard-percent-sheet-partial': [
    'A11 deductions_above_points points=2 possible=2.5',
    'A33 deductions_above_points points=2 possible=3',
  ],
}

describe.each(Object.keys(reported))('the real scheme %s', (file) => {
  const source = read(`source/${file}`) as Source
  const scheme = schemeOf(file)
  const nodes = nodesOf(scheme)

  it('is a scheme of the model under its own title and total', () => {
    expect({ name: scheme.name, points: scheme.points === null ? null : Number(scheme.points) }).toEqual({
      name: source.title_zh,
      points: source.stated_total,
    })
  })

  it('is reported exactly where it does not add up', () => {
    const faults = checkScheme(scheme).filter(({ severity }) => severity !== 'remark')
    const problems = faults.map(({ at, code, values }) =>
      [at, code, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' '),
    )

    expect(problems).toEqual(reported[file])
  })

  it('differs in its sums at the nodes that the source marks, and nowhere else', () => {
    const differing = checkScheme(scheme).flatMap(({ at, code, values }) =>
      code === 'sum_differs' ? [{ at, stated: Number(values.stated), sum: Number(values.summed) }] : [],
    )

    const marked = source.sum_check.filter(({ ok }) => !ok)
    expect(differing).toEqual(marked.map(({ at, stated, sum_of_children }) => ({ at: at.split('/').at(-1), stated, sum: sum_of_children })))
  })

  it('holds every indicator of the source with its points', () => {
    const expected = sourceNodes(source.indicators).map(({ code, name_zh, name_en, points }) => ({
      code,
      name: `${name_zh} ${name_en}`,
      points,
    }))

    const held = expected.map(({ code }) => {
      const node = nodes.get(code)
      return { code, name: node?.name, points: node === undefined || node.points === null ? null : Number(node.points) }
    })
    expect(held).toEqual(expected)
  })

  it('holds every rule of every indicator with its amounts and caps', () => {
    const lost = sourceNodes(source.indicators).flatMap((indicator) => {
      const node = nodes.get(indicator.code)
      return (indicator.rules ?? []).flatMap((rule) => {
        if (rule.trigger_en === undefined) return []
        const rules = rulesOf(node).filter((each) => each.text.startsWith(rule.trigger_en ?? ''))
        const whole =
          node !== undefined && isLeaf(node) ? numbersIn([rules, 'sharedCaps' in node.method ? node.method.sharedCaps : []]) : numbersIn([])
        const missing = amountsOf(rule).filter((amount) => !whole.has(amount))
        const takesAll = rule.score === undefined || rules.some((each) => each.amount.kind === 'all')
        return rules.length > 0 && missing.length === 0 && takesAll ? [] : [{ at: indicator.code, rule: rule.trigger_en, missing }]
      })
    })

    expect(lost).toEqual([])
  })

  it('holds every cap of a whole indicator', () => {
    const caps = sourceNodes(source.indicators).flatMap(({ code, rules }) =>
      (rules ?? []).flatMap((rule) => (rule.max_total_deduction === undefined ? [] : [{ code, cap: rule.max_total_deduction }])),
    )

    const held = caps.map(({ code }) => {
      const node = nodes.get(code)
      return { code, cap: node !== undefined && isLeaf(node) && node.method.kind === 'deduct' ? Number(node.method.cap) : null }
    })
    expect(held).toEqual(caps)
  })

  it('holds every veto and names every anomaly of the source', () => {
    const vetoes = scheme.parts.flatMap(({ indicator }) =>
      isLeaf(indicator) && indicator.method.kind === 'veto' ? indicator.method.rules.map((rule) => rule.text) : [],
    )

    expect(vetoes).toEqual(source.veto)
    expect(scheme.notes.filter((note) => note.startsWith('Anomaly: '))).toEqual(source.anomalies.map((anomaly) => `Anomaly: ${anomaly}`))
  })
})
