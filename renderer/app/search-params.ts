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

function oneOf<const Value extends string | number>(value: unknown, values: readonly Value[]): Value | undefined {
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

/** 评分表: by leaf (with the leaf), by judge or by evaluatee, and the category. */
export const scoringScreen = (raw: Raw) =>
  present({
    view: oneOf(raw.view, ['judge', 'evaluatee']),
    indicator: text(raw.indicator),
    judge: id(raw.judge),
    evaluatee: id(raw.evaluatee),
    category: id(raw.category),
  })

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

/** 考评组: the panel, and the view (its assignment when none is named). */
export const panelsScreen = (raw: Raw) =>
  present({
    panel: id(raw.panel),
    view: oneOf(raw.view, ['work', 'judges', 'coverage', 'recusals', 'sheets', 'paper']),
    paper: id(raw.paper),
  })

/** 考评会议: the meeting, and what of it: the console when nothing is named. */
export const meetingsScreen = (raw: Raw) =>
  present({ meeting: id(raw.meeting), view: oneOf(raw.view, ['console', 'minutes']), mode: oneOf(raw.mode, ['new']) })

/** 民主测评: the ballot form, its batch, and the pass that is being counted. */
export const surveysScreen = (raw: Raw) => present({ form: id(raw.form), batch: id(raw.batch), pass: oneOf(raw.pass, [1, 2]) })

/** 评分一致性: the panel and the category. */
export const analysisScreen = (raw: Raw) => present({ panel: id(raw.panel), category: id(raw.category) })

/** 评定与封存: the category and the view. */
export const decisionsScreen = (raw: Raw) => present({ category: id(raw.category), view: oneOf(raw.view, ['decide', 'seal']) })

/** 大屏: nothing; the console says what it shows. */
export const displayScreen = (_raw: Raw) => ({})

/** 账户与权限: the account that is open, or the form for a new one. */
export const accountsScreen = (raw: Raw) => present({ account: id(raw.account), mode: oneOf(raw.mode, ['new']) })
