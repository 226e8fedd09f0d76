import type { TFunction } from 'i18next'
import type { VersionDifference } from '../../../../shared/contract/scheme-versions.ts'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Curve, LeafMethod } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { RuleAmount } from '../../../../shared/domain/scheme/rules.ts'
import type { ChangedValue, PathStep, SchemeChange } from '../../../../shared/domain/scheme/scheme-change.ts'
import { codedText, hasText } from '../../../i18n/dynamic-text.ts'
import { methodWords, percentOf, rangeWords } from '../leaf-form/method-words.ts'

/** What codes are called on one side. */
type Names = VersionDifference['names']['before']

/** One change as a reader sees it. */
export interface ChangeWords {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** Fields that hold a share of 1 and are read as percent. */
const shares = new Set(['coefficient', 'share', 'voidShare', 'minimumTurnout', 'givesBack'])

/** Steps that say nothing to a reader when more follows. */
const silent = new Set(['method', 'settings', 'amount', 'curve', 'limit', 'scale', 'scoring', 'places', 'effect'])

/** A change in words: what changed, what it was, what it is. */
export function changeWords(t: TFunction, change: SchemeChange, names: VersionDifference['names']): ChangeWords {
  const nothing = t('schemeVersions.nothing')
  const both = (words: (value: ChangedValue, names: Names) => string) => ({
    before: change.before === null ? nothing : words(change.before, names.before),
    after: change.after === null ? nothing : words(change.after, names.after),
  })
  switch (change.kind) {
    case 'added':
    case 'removed':
      return { what: t(`schemeVersions.kind.${change.kind}`), ...both((value) => arrivalWords(t, value)) }
    case 'moved':
      return { what: t('schemeVersions.kind.moved'), ...both((value) => placeWords(t, value)) }
    case 'renumbered':
      return { what: t('schemeVersions.kind.renumbered'), ...both(String) }
    case 'split':
    case 'merged':
      return {
        what: t(`schemeVersions.kind.${change.kind}`),
        ...both((value) => (value as string[]).join(t('schemeVersions.listComma'))),
      }
    case 'entry_added':
    case 'entry_removed': {
      const what = t(`schemeVersions.entryKind.${change.kind}`, { what: pathWords(t, change.path, names) })
      return { what, ...both((value, names) => fieldsWords(t, value, change, names)) }
    }
    case 'entry_moved':
      return {
        what: t('schemeVersions.entryKind.entry_moved', { what: pathWords(t, change.path, names) }),
        ...both((position) => t('schemeVersions.nth', { position: String(position) })),
      }
    case 'changed':
      return {
        what: pathWords(t, change.path, names),
        ...both((value, names) => valueWords(t, fieldOf(change.path), value, change, names)),
      }
  }
}

/** Where in an indicator or in the settings something changed: 规则“每少召开1次…”：分值. */
function pathWords(t: TFunction, path: readonly PathStep[], names: VersionDifference['names']): string {
  const words: string[] = []
  path.forEach((step, place) => {
    const next = path[place + 1]
    if (typeof step !== 'string') {
      const named = step.after ?? step.before
      const list = path[place - 1]
      const kind = typeof list === 'string' ? codedText('schemeVersions.entry', list) : ''
      const code = named?.code ?? ''
      // A quota has no name of its own: it is that of its grade.
      const graded = list === 'quotas' ? (names.after[`grade:${code}`] ?? names.before[`grade:${code}`]) : undefined
      words.push(`${kind}${t('schemeVersions.quoted', { name: graded ?? named?.name ?? '' })}`)
    } else if (next === undefined || (typeof next === 'string' && !silent.has(step))) words.push(fieldWords(step, path.includes('quotas')))
  })
  return words.join(t('schemeVersions.step'))
}

/** What a field is called; a quota rounds places, everything else scores. */
function fieldWords(field: string, inQuota: boolean): string {
  return codedText('schemeVersions.field', field === 'rounding' && inQuota ? 'quotaRounding' : field)
}

function fieldOf(path: readonly PathStep[]): string {
  const last = path.at(-1)
  return typeof last === 'string' ? last : ''
}

function placeWords(t: TFunction, value: ChangedValue): string {
  const { part, parent, position } = value as { part: 'base' | 'bonus' | 'deduction' | 'veto'; parent: string | null; position: number }
  return t('schemeVersions.place', {
    part: t(`schemes.part.${part}`),
    parent: parent === null ? '' : t('schemeVersions.placeParent', { parent }),
    position,
  })
}

function arrivalWords(t: TFunction, value: ChangedValue): string {
  const { points } = value as { points: string | null }
  const place = placeWords(t, value)
  return points === null ? place : t('schemeVersions.arrival', { place, points })
}

/** A value of a field as people read it: names instead of codes, percents instead of shares, whole methods and amounts as sentences. */
function valueWords(t: TFunction, field: string, value: ChangedValue, change: SchemeChange, names: Names): string {
  if (value === null) return t('schemeVersions.nothing')
  if (typeof value === 'boolean') return t(value ? 'schemeVersions.yes' : 'schemeVersions.no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return textWords(t, field, value, change, names)
  if (Array.isArray(value)) return listWords(t, field, value, change, names)
  if (field === 'method') return wholeMethodWords(t, value)
  if (field === 'amount') return amountWords(t, value as RuleAmount)
  if (field === 'curve') return methodWords(t, leafWith(measuredWith(value as Curve))).join(t('schemes.method.separator'))
  return fieldsWords(t, value, change, names)
}

function textWords(t: TFunction, field: string, value: string, change: SchemeChange, names: Names): string {
  const leaf = change.indicator?.after?.code ?? change.indicator?.before?.code ?? ''
  const named =
    names[`${field}:${value}`] ??
    (field === 'group' || field === 'sharedCap' || field === 'shareOf' ? names[`entry:${leaf}:${value}`] : undefined)
  if (named !== undefined) return named
  if (shares.has(field)) return t('schemeVersions.percent', { percent: percentOf(value) })
  if (hasText(`schemeVersions.value.${field}`, value)) return codedText(`schemeVersions.value.${field}`, value)
  return value.startsWith('-') ? `−${value.slice(1)}` : value
}

function listWords(t: TFunction, field: string, list: readonly ChangedValue[], change: SchemeChange, names: Names): string {
  if (field === 'tieBreakers') {
    const breakers = list as { kind: 'node' | 'fewer_deductions' | 'fewer_points_deducted' | 'heavier_leaf_first'; code?: string }[]
    return breakers
      .map(({ kind, code }) =>
        kind === 'node'
          ? t('schemes.setting.tieBreakers.node', { name: names[`indicator:${code ?? ''}`] ?? code ?? '' })
          : t(`schemes.setting.tieBreakers.${kind}`),
      )
      .join(t('schemes.method.separator'))
  }
  if (field === 'tiers') {
    const tiers = list as { from: string | null; to: string | null; points: string }[]
    return tiers
      .map(({ from, to, points }) => t('schemes.method.tier', { range: rangeWords(t, from, to), points }))
      .join(t('schemes.method.separator'))
  }
  return list.map((each) => valueWords(t, field, each, change, names)).join(t('schemeVersions.listComma'))
}

function wholeMethodWords(t: TFunction, value: ChangedValue): string {
  const method = value as unknown as LeafMethod
  const rules = 'rules' in method ? [t('schemes.ruleCount', { count: method.rules.length })] : []
  const words = methodWords(t, leafWith(method))
  // Where a leaf starts is said by its points, unless the method says it.
  const said = (method.kind === 'deduct' || method.kind === 'bonus') && method.start === undefined ? words.slice(1) : words
  return [t(`glossary.method.${method.kind}`), ...said, ...rules].join(t('schemes.method.separator'))
}

/** A leaf that has just this method, for the words that describe methods. */
function leafWith(method: LeafMethod): Leaf {
  return { code: '', name: '', points: null, method }
}

function measuredWith(curve: Curve): LeafMethod {
  return { kind: 'measured', unitLabel: '', basis: 'value', zeroBaseline: 'block', direction: 'higher', curve }
}

function amountWords(t: TFunction, amount: RuleAmount): string {
  switch (amount.kind) {
    case 'fixed':
      return t('schemeVersions.amount.fixed', { amount: amount.amount })
    case 'range':
      return t('schemeVersions.amount.range', { min: amount.min, max: amount.max })
    case 'levels': {
      const levels = amount.levels.map(({ name, amount: points }) => t('schemeVersions.amount.level', { name, amount: points }))
      return t('schemeVersions.amount.levels', { levels: levels.join(t('schemeVersions.listComma')) })
    }
    case 'repetition':
      return t('schemeVersions.amount.repetition', { amounts: amount.amounts.join(t('schemeVersions.listComma')) })
    case 'all':
      return t('schemeVersions.amount.all')
  }
}

/** Any object, field by field; its code is left out, for nobody reads codes. */
function fieldsWords(t: TFunction, value: ChangedValue, change: SchemeChange, names: Names): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value)
  const graded = 'grade' in value ? String(value.grade) : ''
  const grade = names[`grade:${graded}`] ?? graded
  const parts = Object.entries(value).flatMap(([field, each]) => {
    if (field === 'code' || each === null || each === undefined || (Array.isArray(each) && each.length === 0)) return []
    if (field === 'kind') return hasText('schemes.veto', String(each)) ? [codedText('schemes.veto', String(each), { grade })] : []
    if (field === 'grade' && 'kind' in value) return []
    const words = valueWords(t, field, each, change, names)
    return field === 'text' || field === 'name' || field === 'amount' ? [words] : [`${fieldWords(field, 'grade' in value)} ${words}`]
  })
  return parts.join(t('schemeVersions.comma'))
}

/** What a filter lets through. */
export const changeFilters = ['all', 'structure', 'points', 'rules', 'settings'] as const
export type ChangeFilter = (typeof changeFilters)[number]

/** Whether a change belongs to what a filter shows. */
export function passesFilter(change: SchemeChange, filter: ChangeFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'settings') return change.indicator === null
  if (change.indicator === null) return false
  const [first] = change.path
  if (filter === 'structure') return first === undefined || first === 'name'
  if (filter === 'rules') return first === 'method'
  return first === 'points' || first === 'weight' || first === 'clamp'
}

/** The changes of one indicator, or of the scheme as a whole (`indicator` null). */
export interface ChangeGroup {
  readonly key: string
  readonly indicator: SchemeChange['indicator']
  readonly changes: readonly SchemeChange[]
}

/** Changes by indicator, in the order in which they come. */
export function groupChanges(changes: readonly SchemeChange[]): readonly ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ indicator }) => JSON.stringify(indicator))
  return [...groups].map(([key, members]) => ({ key, indicator: members[0]?.indicator ?? null, changes: members }))
}
