/**
 * What the address of a screen may hold. Addresses are typed by people and kept as bookmarks, so each value is checked and dropped when it does
 * not fit; the schema library stays out of the first screen for this.
 */
type Raw = Readonly<Record<string, unknown>>

function id(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined
}

/** Evaluatees by slot, at most eight; 0 is a free slot, which keeps the colours of the others when one is taken away. */
function slots(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined
  const held = value.slice(0, 8).map((entry) => id(entry) ?? 0)
  const once = held.map((entry, slot) => (held.indexOf(entry) === slot ? entry : 0))
  const last = once.findLastIndex((entry) => entry !== 0)
  return last < 0 ? undefined : once.slice(0, last + 1)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 100 ? value : undefined
}

function date(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
}

function oneOf<const Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((known) => known === value)
}

/** Leaves out what is absent, so that an address holds only what says something. */
function present<Params extends Record<string, unknown>>(params: Params): Partial<Params> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Partial<Params>
}

/** On every screen: the cycle. */
export const anyScreen = (raw: Raw) => present({ cycle: id(raw.cycle) })

const findingGroups = ['all', 'draft', 'submitted', 'rectifying', 'overdue', 'closed', 'withdrawn'] as const

/** 督查录入: `open` a finding, or the filter and the evaluatee or indicator to begin with. `mode` opens import or paste. */
export const findingsScreen = (raw: Raw) =>
  present({
    open: id(raw.open),
    group: oneOf(raw.group, findingGroups),
    evaluatee: id(raw.evaluatee),
    category: id(raw.category),
    indicator: text(raw.indicator),
    mode: oneOf(raw.mode, ['file', 'paste']),
  })

/** 考评对象: the filters, and `mode` for import, paste or branches. */
export const registerScreen = (raw: Raw) =>
  present({
    category: id(raw.category),
    participation: oneOf(raw.participation, ['full', 'by_reference', 'exempt']),
    mode: oneOf(raw.mode, ['file', 'paste', 'branches', 'categories', 'add']),
  })

/** 数据录入: the leaf and the category. */
export const scoringScreen = (raw: Raw) => present({ indicator: text(raw.indicator), category: id(raw.category) })

/** 排名与等次: the category, the section, and the day to compare with. */
export const rankingScreen = (raw: Raw) =>
  present({ category: id(raw.category), section: oneOf(raw.section, ['ranked', 'byReference', 'incomplete']), since: date(raw.since) })

/** 并列比较: at most eight evaluatees in the slots that give their colours, and the day to compare with. */
export const compareScreen = (raw: Raw) => present({ ids: slots(raw.ids), since: date(raw.since) })

const schemeViews = ['tree', 'settings', 'trial', 'versions', 'review', 'own'] as const

/** 考评方案: the version, its view (the tree when none is named), the indicator to show, and `mode` for starting a scheme or importing one. */
export const schemesScreen = (raw: Raw) =>
  present({
    version: id(raw.version),
    view: oneOf(raw.view, schemeViews),
    indicator: text(raw.indicator),
    mode: oneOf(raw.mode, ['new', 'import']),
  })
