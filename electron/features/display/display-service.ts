import type * as z from 'zod'
import {
  type CategoryReveal,
  type Display,
  type DisplayControlState,
  type DisplayScene,
  type DisplaySceneKind,
  type displayContract,
  displaySceneKinds,
} from '../../../shared/contract/display.ts'
import { languageSchema } from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { MeetingStep } from '../../../shared/domain/glossary.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readStandings } from '../decisions/standings.ts'
import { recordEvent } from '../meetings/meetings-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readAssignments } from '../panels/assignments.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'
import { sealInForce } from '../seals/seals-repository.ts'
import { readSetting } from '../settings/settings-repository.ts'
import { announceable, orderOf } from './announced-order.ts'
import type { DisplayedMeeting, StoredReveal } from './display-repository.ts'
import * as repository from './display-repository.ts'
import { droppedMarks, judgingRules } from './judging-rules.ts'

type InputOf<Name extends 'show' | 'beginReveal' | 'next'> = z.output<NonNullable<(typeof displayContract)[Name]['~orpc']['inputSchema']>>
type Step = z.output<NonNullable<(typeof displayContract)['next']['~orpc']['outputSchema']>>

/** Scenes that a step of the meeting allows. What is not allowed any more is not shown either, whatever was set. */
function allowedScenes(step: MeetingStep): readonly DisplaySceneKind[] {
  return displaySceneKinds.filter((scene) => {
    if (scene === 'item') return step === 'items'
    if (scene === 'reveal') return step === 'results' || step === 'closed'
    return true
  })
}

/**
 * Exactly what may be seen now.
 *
 * The answer is made from what is announced alone: nothing in it, its length included, depends on who or what is still hidden.
 */
export function displayNow(app: App): Display {
  return { language: languageSchema.catch('zh').parse(readSetting(app.db, 'language')), scene: sceneNow(app) }
}

function sceneNow(app: App): DisplayScene {
  const { meetingId, scene, categoryId } = repository.readDisplay(app.db)
  const meeting = meetingId === null ? undefined : repository.readDisplayedMeeting(app.db, meetingId)
  if (meeting === undefined || !allowedScenes(meeting.step).includes(scene)) return { kind: 'blank' }
  switch (scene) {
    case 'title':
      return { kind: 'title', meeting: meeting.name, cycle: readCycle(app.db, meeting.cycleId).name, heldOn: meeting.heldOn }
    case 'attendance':
      return { kind: 'attendance', meeting: meeting.name, ...repository.readAttendance(app.db, meeting) }
    case 'rules':
      return { kind: 'rules', meeting: meeting.name, rules: judgingRules(app.results.compiled(meeting.cycleId), leavesOf(app, meeting)) }
    case 'item':
      return { kind: 'item', meeting: meeting.name, item: currentItem(app, meeting) }
    case 'reveal': {
      const reveal = categoryId === null ? undefined : repository.readReveal(app.db, meeting.id, categoryId)
      return reveal === undefined ? { kind: 'blank' } : revealScene(app, meeting, reveal)
    }
    default:
      return { kind: 'blank' }
  }
}

function currentItem(app: App, meeting: DisplayedMeeting): Extract<DisplayScene, { kind: 'item' }>['item'] {
  const row = repository.readCurrentItem(app.db, meeting)
  if (row === undefined) return null
  const { name, unitName, categoryName, number, of, endsAt, secondsLeft } = row
  const countdown =
    endsAt !== null ? { state: 'running' as const, endsAt } : secondsLeft !== null ? { state: 'stopped' as const, secondsLeft } : null
  return { name, unitName, categoryName, number, of, countdown }
}

function revealScene(app: App, meeting: DisplayedMeeting, reveal: StoredReveal): DisplayScene {
  const cycle = readCycle(app.db, meeting.cycleId)
  const category = repository.readCategories(app.db, meeting.cycleId).find(({ id }) => id === reveal.categoryId)
  if (category === undefined) return { kind: 'blank' }
  const { places, shown } = reveal
  return {
    kind: 'reveal',
    meetingId: meeting.id,
    categoryId: category.id,
    cycle: cycle.name,
    evaluateeKind: cycle.kind,
    categoryName: category.name,
    of: places.length,
    shown,
    judges: repository.countJudges(app.db, meeting),
    dropped: droppedMarks(app.results.compiled(meeting.cycleId), leavesOf(app, meeting)),
    rows: places.slice(places.length - shown).map(({ evaluateeId: _hiddenId, ...row }) => row),
    code: sealInForce(app.db, meeting.cycleId)?.code ?? null,
  }
}

function leavesOf(app: App, { cycleId, panelId }: DisplayedMeeting): StoredPanel['leaves'] {
  const panel = readAssignments(app.db, cycleId).panels.find(({ id }) => id === panelId)
  return panel?.leaves ?? { kind: 'chosen', codes: [] }
}

/** What the console needs to steer the second screen; no name and no total of anybody. @throws AppError `not_found` */
export function displayControl(app: App, meetingId: number): DisplayControlState {
  const meeting = requireMeeting(app, meetingId)
  const display = repository.readDisplay(app.db)
  const allowed = allowedScenes(meeting.step)
  const isShown = display.meetingId === meetingId && allowed.includes(display.scene)
  return {
    scene: isShown ? display.scene : null,
    categoryId: isShown ? display.categoryId : null,
    allowed: [...allowed],
    categories: categoriesOf(app, meeting),
  }
}

function categoriesOf(app: App, meeting: DisplayedMeeting): CategoryReveal[] {
  const { cycleId } = meeting
  const assignments = readAssignments(app.db, cycleId)
  const panel = assignments.panels.find(({ id }) => id === meeting.panelId)
  const marked = new Set(
    repository
      .readEvaluateeCategories(app.db, cycleId)
      .filter(({ id }) => panel !== undefined && assignments.covers(panel, id))
      .map(({ categoryId }) => categoryId),
  )
  const standings = readStandings(app, cycleId)
  return repository
    .readCategories(app.db, cycleId)
    .filter(({ id }) => marked.has(id))
    .map(({ id, name }) => {
      const reveal = repository.readReveal(app.db, meeting.id, id)
      const withGrades = reveal?.places.some(({ gradeName }) => gradeName !== null) === true
      const now = orderOf(app, standings, { cycleId, categoryId: id, withGrades })
      return {
        categoryId: id,
        name,
        ranked: now.length,
        ...announceable(standings, id),
        reveal:
          reveal === undefined
            ? null
            : {
                of: reveal.places.length,
                shown: reveal.shown,
                changed: JSON.stringify(reveal.places) !== JSON.stringify(now),
                begunAt: reveal.begunAt,
              },
      }
    })
}

/**
 * Sets the scene. A reveal must have begun.
 *
 * @throws AppError `not_found`, `step_not_allowed`
 */
export function show(app: App, { meetingId, scene, categoryId }: InputOf<'show'>): Promise<Display> {
  return app.write(['meetings'], () => {
    const meeting = requireMeeting(app, meetingId)
    if (!allowedScenes(meeting.step).includes(scene)) throw new AppError('step_not_allowed', { step: meeting.step })
    if (scene === 'reveal') requireReveal(app, meetingId, categoryId)
    repository.writeDisplay(app.db, { meetingId, scene, categoryId: scene === 'reveal' ? categoryId : null })
    return displayNow(app)
  })
}

/**
 * Freezes the order of a category as it stands and puts its announcement on the screen, with nothing announced. An announcement that has begun goes on
 * where it stood, unless it is begun `anew`.
 *
 * @throws AppError `operator_required`, `not_found`, `category_unknown`, `step_not_allowed` (also when nobody of the category has a place, or when grades
 *   are to be announced and a tie on a quota line is undecided)
 */
export function beginReveal(app: App, operator: string | null, input: InputOf<'beginReveal'>): Promise<Step> {
  const { meetingId, categoryId, withGrades, anew } = input
  return app.write(['meetings'], () => {
    const name = requireOperator(operator)
    const meeting = requireMeeting(app, meetingId)
    if (!allowedScenes(meeting.step).includes('reveal')) throw new AppError('step_not_allowed', { step: meeting.step })
    const category = repository.readCategories(app.db, meeting.cycleId).find(({ id }) => id === categoryId)
    if (category === undefined) throw new AppError('category_unknown', { id: categoryId })
    const begun = repository.readReveal(app.db, meetingId, categoryId)
    let reveal = anew ? undefined : begun
    if (reveal === undefined) {
      const standings = readStandings(app, meeting.cycleId)
      const places = orderOf(app, standings, { cycleId: meeting.cycleId, categoryId, withGrades })
      const mayBegin = places.length > 0 && (!withGrades || announceable(standings, categoryId).gradesReady)
      if (!mayBegin) throw new AppError('step_not_allowed', { step: meeting.step })
      reveal = { meetingId, categoryId, places, shown: 0, begunAt: app.clock().toISOString() }
      repository.writeReveal(app.db, reveal)
      logReveal(app, name, begun === undefined ? 'begun' : 'begun_anew', reveal)
    }
    repository.writeDisplay(app.db, { meetingId, scene: 'reveal', categoryId })
    return { shown: reveal.shown, of: reveal.places.length }
  })
}

/** Announces the next place, with all that share it. A press that is late, because `shown` has moved on, changes nothing. */
export function next(app: App, operator: string | null, input: InputOf<'next'>): Promise<Step> {
  return step(app, input, (reveal) => {
    const { places, shown } = reveal
    const place = places.at(-1 - shown)?.place
    if (place === undefined) return shown
    const moved = countFrom(places, place)
    if (moved === places.length) logReveal(app, operator ?? '', 'completed', { ...reveal, shown: moved })
    return moved
  })
}

/** Takes the last announced place back, with all that share it. A late press changes nothing. */
export function back(app: App, operator: string | null, input: InputOf<'next'>): Promise<Step> {
  return step(app, input, (reveal) => {
    const { places, shown } = reveal
    const place = shown === 0 ? undefined : places.at(-shown)?.place
    if (place === undefined) return shown
    const moved = places.filter((other) => other.place > place).length
    logReveal(app, operator ?? '', 'taken_back', { ...reveal, shown: moved })
    return moved
  })
}

/** How many places stand at a place or below it. */
function countFrom(places: StoredReveal['places'], place: number): number {
  return places.filter((other) => other.place >= place).length
}

/** @throws AppError `not_found` when the announcement has not begun, `step_not_allowed` when it is not on the screen */
function step(app: App, { meetingId, categoryId, shown }: InputOf<'next'>, move: (reveal: StoredReveal) => number): Promise<Step> {
  return app.write(['meetings'], () => {
    const meeting = requireMeeting(app, meetingId)
    const reveal = requireReveal(app, meetingId, categoryId)
    const display = repository.readDisplay(app.db)
    const isShown = display.meetingId === meetingId && display.scene === 'reveal' && display.categoryId === categoryId
    if (!isShown || !allowedScenes(meeting.step).includes('reveal')) throw new AppError('step_not_allowed', { step: meeting.step })
    if (reveal.shown !== shown) return { shown: reveal.shown, of: reveal.places.length }
    const moved = move(reveal)
    if (moved !== shown) repository.writeShown(app.db, meetingId, categoryId, moved)
    return { shown: moved, of: reveal.places.length }
  })
}

function requireMeeting(app: App, meetingId: number): DisplayedMeeting {
  const meeting = repository.readDisplayedMeeting(app.db, meetingId)
  if (meeting === undefined) throw new AppError('not_found', { id: meetingId })
  return meeting
}

function requireReveal(app: App, meetingId: number, categoryId: number | null): StoredReveal {
  const reveal = categoryId === null ? undefined : repository.readReveal(app.db, meetingId, categoryId)
  if (reveal === undefined) throw new AppError('not_found', { id: categoryId })
  return reveal
}

/** Tells the operation log and the record of the meeting what happened in an announcement; `shown` as it is after that. */
function logReveal(
  app: App,
  operator: string,
  action: 'begun' | 'begun_anew' | 'taken_back' | 'completed',
  { meetingId, categoryId, places, shown }: StoredReveal,
): void {
  const of = places.length
  logOperation(app, { operator, action: `reveal_${action}`, objectKind: 'meeting', objectId: meetingId, detail: { categoryId, of, shown } })
  const { cycleId } = requireMeeting(app, meetingId)
  const category = repository.readCategories(app.db, cycleId).find(({ id }) => id === categoryId)?.name ?? ''
  const withGrades = places.some(({ gradeName }) => gradeName !== null)
  recordEvent(app, meetingId, operator, { kind: 'announcement', category, action, withGrades, shown, of })
}
