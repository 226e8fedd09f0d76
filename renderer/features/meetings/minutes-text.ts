import type { TFunction } from 'i18next'
import type { MeetingConsole, MeetingRecord } from '../../../shared/contract/meetings.ts'
import { shownClock } from './meeting-numbers.ts'

type Line = MeetingRecord['events'][number]
type Kind = Line['event']['kind']
type LineOf<K extends Kind> = Omit<Line, 'event'> & { readonly event: Extract<Line['event'], { kind: K }> }

/**
 * The minutes 会议纪要 as a draft: what the record of the meeting says, in the order of a meeting. Times are those of this PC's clock.
 *
 * Nothing is told that the record does not hold: no marks, no totals; places only as decided.
 */
export function minutesText(meeting: MeetingConsole, record: MeetingRecord, t: TFunction): string {
  const parts = [
    head(meeting, record, t),
    attendance(meeting, record, t),
    recusals(meeting, t),
    rules(record, t),
    order(record, t),
    items(meeting, record, t),
    decided(record, t),
    announced(record, t),
  ].filter((lines) => lines.length > 0)
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function linesOf<K extends Kind>({ events }: MeetingRecord, kind: K): LineOf<K>[] {
  return events.filter((line): line is LineOf<K> => line.event.kind === kind)
}

function listed(names: readonly string[], t: TFunction): string {
  return names.join(t('meetings.text.listSeparator'))
}

function head({ name, heldOn, panelName }: MeetingConsole, record: MeetingRecord, t: TFunction): string[] {
  // Preparing a meeting is no part of it: it begins with the first judge called.
  const from = linesOf(record, 'attendance')[0]?.at
  const to = linesOf(record, 'closed')[0]?.at
  const recorders = [...new Set(record.events.map(({ operator }) => operator))].filter((operator) => operator !== '')
  return [
    t('meetings.text.heading', { name }),
    from === undefined
      ? t('meetings.text.time', { day: heldOn })
      : to === undefined
        ? t('meetings.text.timeFrom', { day: heldOn, from: shownClock(from) })
        : t('meetings.text.timeSpan', { day: heldOn, from: shownClock(from), to: shownClock(to) }),
    t('meetings.text.panel', { panel: panelName }),
    t('meetings.text.recorder', { names: listed(recorders, t) }),
  ]
}

function attendance({ judges, quorum }: MeetingConsole, record: MeetingRecord, t: TFunction): string[] {
  const by = (state: 'present' | 'absent' | null) => judges.filter((judge) => judge.attendance === state)
  const absent = by('absent').map(({ name, reason }) => (reason === '' ? name : t('meetings.text.withReason', { name, reason })))
  const late = linesOf(record, 'attendance').filter(({ event }) => event.state === 'present' && event.before === 'absent')
  const lines: string[] = [
    t('meetings.text.attendance'),
    t('meetings.text.counts', { expected: quorum.expected, present: quorum.present, absent: absent.length }),
  ]
  if (by('present').length > 0)
    lines.push(
      t('meetings.text.present', {
        names: listed(
          by('present').map(({ name }) => name),
          t,
        ),
      }),
    )
  if (absent.length > 0) lines.push(t('meetings.text.absent', { names: listed(absent, t) }))
  if (by(null).length > 0)
    lines.push(
      t('meetings.text.uncalled', {
        names: listed(
          by(null).map(({ name }) => name),
          t,
        ),
      }),
    )
  return [...lines, ...late.map(({ at, event }) => t('meetings.text.late', { name: event.judge, time: shownClock(at) }))]
}

function recusals({ recusals: declared }: MeetingConsole, t: TFunction): string[] {
  const lines = declared.map(({ judge, evaluatee, source, reason }) =>
    t('meetings.text.recusal', {
      judge,
      evaluatee,
      reason: reason !== '' ? reason : source === 'own_unit' ? t('meetings.text.ownUnit') : t('meetings.text.noReason'),
    }),
  )
  return [t('meetings.text.recusals'), ...(lines.length === 0 ? [t('meetings.text.noRecusals')] : lines)]
}

function rules(record: MeetingRecord, t: TFunction): string[] {
  const read = linesOf(record, 'step').filter(({ event }) => event.from === 'rules' && event.to === 'items')
  return [
    t('meetings.text.rules'),
    ...(read.length === 0
      ? [t('meetings.text.rulesUnread')]
      : read.map(({ at }) => t('meetings.text.rulesRead', { time: shownClock(at) }))),
  ]
}

function order(record: MeetingRecord, t: TFunction): string[] {
  const chosen = [...linesOf(record, 'created'), ...linesOf(record, 'ordered')].at(-1)
  const joined = linesOf(record, 'joined').map(({ at, event }) =>
    t('meetings.text.joined', { time: shownClock(at), names: listed(event.evaluatees, t) }),
  )
  if (chosen === undefined) return [t('meetings.text.order'), ...joined]
  const names = listed(chosen.event.evaluatees, t)
  const { order: kind, seed } = chosen.event
  const told =
    kind === 'lots'
      ? t('meetings.text.byLots', { seed: seed ?? '', names })
      : kind === 'manual'
        ? t('meetings.text.byHand', { names })
        : t('meetings.text.byRegister', { names })
  return [t('meetings.text.order'), told, ...joined]
}

function items(meeting: MeetingConsole, record: MeetingRecord, t: TFunction): string[] {
  const ofItem = Map.groupBy(record.events, ({ itemId }) => itemId)
  return [
    t('meetings.text.items'),
    ...meeting.items.flatMap(({ id, name, note }, place) => {
      const events = ofItem.get(id) ?? []
      const opened = events.find(({ event }) => event.kind === 'item_opened')
      const closed = events.findLast(({ event }) => event.kind === 'item_closed')
      const number = place + 1
      const headline =
        opened === undefined
          ? t('meetings.text.item', { number, name })
          : closed === undefined
            ? t('meetings.text.itemFrom', { number, name, from: shownClock(opened.at) })
            : t('meetings.text.itemSpan', { number, name, from: shownClock(opened.at), to: shownClock(closed.at) })
      const told = events.flatMap((line) => itemLines(line, t))
      const noted = note.trim() === '' ? [] : [t('meetings.text.note', { note: note.trim() })]
      const lines = opened === undefined ? [t('meetings.text.notYet'), ...noted] : [...told, ...noted]
      return [headline, ...lines.map((line) => `   ${line}`)]
    }),
  ]
}

/** What one event of a turn adds to the minutes; notes come once, as they stand. */
function itemLines({ at, event }: Line, t: TFunction): string[] {
  const time = shownClock(at)
  switch (event.kind) {
    case 'item_postponed':
      return [t('meetings.text.postponed', { time })]
    case 'round_closed':
      return [
        t('meetings.text.roundClosed', { round: event.round }),
        ...(event.absent.length === 0
          ? []
          : [
              t('meetings.text.roundAbsent', {
                names: listed(
                  event.absent.map(({ judge, reason }) => t('meetings.text.withReason', { name: judge, reason })),
                  t,
                ),
              }),
            ]),
        ...(event.spreads.length === 0
          ? []
          : [
              t('meetings.text.roundSpread', {
                leaves: listed(
                  event.spreads.map((spread) => t('meetings.text.leafSpread', spread)),
                  t,
                ),
              }),
            ]),
        ...(event.agreement === null ? [] : [t('meetings.text.roundAgreement', event.agreement)]),
      ]
    case 'marks_shown':
      return [t('meetings.text.marksShown', { time, round: event.round })]
    case 'second_round':
      return [t('meetings.text.secondRound', { reason: event.reason })]
    case 'item_reopened':
      return [t('meetings.text.reopened', { time, reason: event.reason })]
    default:
      return []
  }
}

function decided({ decided: categories }: MeetingRecord, t: TFunction): string[] {
  if (categories.length === 0) return [t('meetings.text.decided'), t('meetings.text.undecided')]
  return [
    t('meetings.text.decided'),
    ...categories.flatMap(({ category, places }) => [
      t('meetings.text.category', { category }),
      ...places.map(({ place, name, grade }) => {
        const line =
          place === null
            ? t('meetings.text.unplaced', { name, grade: grade ?? t('common.noValue') })
            : grade === null
              ? t('meetings.text.place', { place, name })
              : t('meetings.text.placeGrade', { place, name, grade })
        return `   ${line}`
      }),
    ]),
  ]
}

/** What was announced on the second screen, and when; nothing where nobody used it. */
function announced(record: MeetingRecord, t: TFunction): string[] {
  const lines = linesOf(record, 'announcement').map((line) => announcementLine(line, t))
  return lines.length === 0 ? [] : [t('meetings.text.announced'), ...lines]
}

function announcementLine({ at, event: { category, action, withGrades, shown, of } }: LineOf<'announcement'>, t: TFunction): string {
  const said = { time: shownClock(at), category, shown, of }
  switch (action) {
    case 'begun':
      return withGrades ? t('meetings.text.announceGrades', said) : t('meetings.text.announceBegun', said)
    case 'begun_anew':
      return withGrades ? t('meetings.text.announceGradesAnew', said) : t('meetings.text.announceBegunAnew', said)
    case 'taken_back':
      return t('meetings.text.announceTakenBack', said)
    case 'completed':
      return t('meetings.text.announceCompleted', said)
  }
}
