import type { TFunction } from 'i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod, LeafMethodKind, MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { newMethod } from './new-entries.ts'

/** What goes with a change of method, for "将失去：3 条规则、合计封顶"; `count` is 1 for what there is once. */
export interface Lost {
  readonly what:
    | 'rules'
    | 'amounts'
    | 'effects'
    | 'start'
    | 'bounds'
    | 'leafCap'
    | 'groups'
    | 'sharedCaps'
    | 'options'
    | 'outside'
    | 'scale'
    | 'judgeGroups'
    | 'aggregates'
    | 'ballotRules'
    | 'curve'
    | 'fullMarks'
    | 'factors'
  readonly count: number
}

/** A leaf's method as another one, and what could not be kept. */
export interface ChangedMethod {
  readonly method: LeafMethod
  readonly lost: readonly Lost[]
}

/**
 * The leaf's method as another kind, with everything kept that has a place there: rules between 扣分 and 加分, the sentences of rules between those
 * and 否决, options and groups between 评分 and 测评. A rule that did what its leaf does by itself does so afterwards too: of a deduction becomes an
 * addition.
 */
export function changeMethod(t: TFunction, leaf: Leaf, kind: LeafMethodKind): ChangedMethod {
  const { method } = leaf
  if (method.kind === kind) return { method, lost: [] }
  if ((method.kind === 'deduct' || method.kind === 'bonus') && (kind === 'deduct' || kind === 'bonus')) return turned(method, kind)
  if ((method.kind === 'deduct' || method.kind === 'bonus') && kind === 'veto') return rulesAsVetoes(t, leaf, method)
  if (method.kind === 'veto' && (kind === 'deduct' || kind === 'bonus')) {
    return {
      method: {
        kind,
        rules: method.rules.map(({ code, text, supplier }) => ({
          code,
          text,
          unit: 'event',
          amount: { kind: 'fixed', amount: '1' },
          evidence: 'optional',
          ...(supplier === undefined ? {} : { supplier }),
        })),
      },
      lost: [{ what: 'effects', count: method.rules.length }],
    }
  }
  if (method.kind === 'judged' && kind === 'survey') return judgedAsSurvey(t, leaf, method)
  if (method.kind === 'survey' && kind === 'judged') return surveyAsJudged(t, leaf, method)
  return { method: newMethod(t, kind, leaf), lost: lostOf(method) }
}

function turned(method: MethodOf<'deduct'> | MethodOf<'bonus'>, kind: 'deduct' | 'bonus'): ChangedMethod {
  const byItself = kind === 'deduct' ? 'deduct' : 'add'
  const rules = method.rules.map((rule) => {
    if (rule.effect !== byItself) return rule
    const { effect: _, ...rest } = rule
    return rest
  })
  return {
    method: {
      kind,
      rules,
      ...(method.cap === undefined ? {} : { cap: method.cap }),
      ...(method.groups === undefined ? {} : { groups: method.groups }),
      ...(method.sharedCaps === undefined ? {} : { sharedCaps: method.sharedCaps }),
    },
    lost: kept([once('start', method.start), method.kind === 'deduct' ? once('bounds', method.floor ?? method.ceiling) : null]),
  }
}

function rulesAsVetoes(t: TFunction, leaf: Leaf, method: MethodOf<'deduct'> | MethodOf<'bonus'>): ChangedMethod {
  const begun = newMethod(t, 'veto', leaf)
  const rules = method.rules.map(({ code, text, supplier }) => ({
    code,
    text,
    effect: { kind: 'flag' as const },
    ...(supplier === undefined ? {} : { supplier }),
  }))
  return {
    method: rules.length === 0 ? begun : { kind: 'veto', rules },
    lost: lostOf(method).map((each) => (each.what === 'rules' ? { ...each, what: 'amounts' } : each)),
  }
}

function judgedAsSurvey(t: TFunction, leaf: Leaf, method: MethodOf<'judged'>): ChangedMethod {
  const begun = newMethod(t, 'survey', leaf)
  const { scale } = method
  return {
    method: {
      ...begun,
      options: scale.kind === 'options' ? scale.options : begun.options,
      groups: method.groups.map(({ code, name, weight }) => ({ code, name, weight })),
      emptyGroup: method.emptyGroup,
    },
    lost: kept([
      scale.kind === 'range' ? { what: 'scale', count: 1 } : null,
      count(
        'aggregates',
        method.groups.filter((group) => group.aggregate.kind !== 'mean'),
      ),
    ]),
  }
}

function surveyAsJudged(t: TFunction, leaf: Leaf, method: MethodOf<'survey'>): ChangedMethod {
  const begun = newMethod(t, 'judged', leaf)
  const options = method.options.flatMap(({ coefficient, ...rest }) => (coefficient === null ? [] : [{ ...rest, coefficient }]))
  const enough = options.length >= 2
  const outside = method.options.length - options.length
  return {
    method: {
      ...begun,
      scale: enough ? { kind: 'options', options } : begun.scale,
      groups: method.groups.map((group) => ({ ...group, aggregate: { kind: 'mean' as const } })),
      emptyGroup: method.emptyGroup,
    },
    lost: kept([
      enough ? (outside === 0 ? null : { what: 'outside', count: outside }) : count('options', method.options),
      { what: 'ballotRules', count: 1 },
    ]),
  }
}

/** Everything that somebody set in a method. */
function lostOf(method: LeafMethod): readonly Lost[] {
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return kept([
        count('rules', method.rules),
        once('start', method.start),
        once('leafCap', method.cap),
        method.kind === 'deduct' ? once('bounds', method.floor ?? method.ceiling) : null,
        count('groups', method.groups ?? []),
        count('sharedCaps', method.sharedCaps ?? []),
      ])
    case 'judged':
      return kept([
        method.scale.kind === 'range' ? { what: 'scale', count: 1 } : count('options', method.scale.options),
        count('judgeGroups', method.groups),
      ])
    case 'measured':
      return [{ what: 'curve', count: 1 }]
    case 'survey':
      return kept([count('options', method.options), count('judgeGroups', method.groups), { what: 'ballotRules', count: 1 }])
    case 'external':
      return [{ what: 'fullMarks', count: 1 }]
    case 'tasks':
      return kept([count('factors', method.factors)])
    case 'veto':
      return kept([count('rules', method.rules)])
  }
}

function count(what: Lost['what'], entries: readonly unknown[]): Lost | null {
  return entries.length === 0 ? null : { what, count: entries.length }
}

function once(what: Lost['what'], value: string | undefined): Lost | null {
  return value === undefined ? null : { what, count: 1 }
}

function kept(lost: readonly (Lost | null)[]): readonly Lost[] {
  return lost.filter((each) => each !== null)
}
