/**
 * Counting of ballots 计票 as the counter's keys make it: pure, so that the page, the host and the tests agree on what a key does.
 *
 * A ballot is read line by line in the order of its form: leaf after leaf of the first evaluatee, then of the next.
 */

/** One line of a ballot: an option's code, null where nothing is chosen, false where the line is void (two marks on one line). */
export type BallotChoice = string | null | false

/** A ballot as counted so far. `choices` holds the lines read, from the first; a void ballot keeps what was read before. `number` counts from 1. */
export interface CountedBallot {
  readonly number: number
  readonly void: boolean
  readonly choices: readonly BallotChoice[]
}

/**
 * One counter's pass over a pile. `lines` holds the option codes of each line of the form; `ballots` are numbered without gaps; `ballot` (a number)
 * and `line` (from 0) say where the next key goes. After the last ballot returned, `ballot` is one more than there are and takes no key.
 */
export interface BallotCount {
  readonly lines: readonly (readonly string[])[]
  readonly returned: number
  readonly ballots: readonly CountedBallot[]
  readonly ballot: number
  readonly line: number
}

/** What a counter can do: choose an option by its place (from 0), leave a line blank, void a line or the whole ballot, take back, move. */
export type CountKey =
  | { readonly kind: 'option'; readonly index: number }
  | { readonly kind: 'blank' | 'void_line' | 'void_ballot' | 'back' }
  | { readonly kind: 'move'; readonly to: 'previous' | 'next' | 'previous_ballot' | 'next_ballot' | 'first' | 'end' }

/**
 * What a key did: `set` a line, `finished` the ballot (all lines read, or void), `opened` a void ballot again, `took_back` the last line, `moved`, or
 * `refused` it (no such option, nothing to take back, or all ballots returned are counted). `changed` is the number of the ballot to save.
 */
export interface CountStep {
  readonly count: BallotCount
  readonly outcome: 'set' | 'finished' | 'opened' | 'took_back' | 'moved' | 'refused'
  readonly changed: number | null
}

/** Ballots of a pass so far; `valid` and `void` are finished ones. */
export interface CountTally {
  readonly valid: number
  readonly void: number
  readonly finished: number
}

/** A pass as it was saved, with the next key going to the first line that is not read: where the counter left off. */
export function beginCount(lines: BallotCount['lines'], returned: number, ballots: readonly CountedBallot[]): BallotCount {
  return atEnd({ lines, returned, ballots, ballot: 1, line: 0 })
}

/** Whether a ballot needs no further key: void, or every line read. */
export function isFinished(ballot: CountedBallot, lines: number): boolean {
  return ballot.void || ballot.choices.length === lines
}

/** Valid and void ballots among the finished ones. */
export function tallyOf({ ballots, lines }: Pick<BallotCount, 'ballots' | 'lines'>): CountTally {
  const finished = ballots.filter((ballot) => isFinished(ballot, lines.length))
  const spoilt = finished.filter((ballot) => ballot.void).length
  return { valid: finished.length - spoilt, void: spoilt, finished: finished.length }
}

/** The ballot under the hand; an unread one where none was begun. */
export function currentBallot({ ballots, ballot }: BallotCount): CountedBallot {
  return ballots[ballot - 1] ?? { number: ballot, void: false, choices: [] }
}

/** Whether every ballot returned is counted and the hand is behind the last. */
export function isThrough({ ballot, returned }: BallotCount): boolean {
  return ballot > returned
}

/**
 * What one key does. A line that is read goes on to the next line, the last line of a ballot to the first line not read of the pile.
 *
 * Taking back undoes the last key at the end of the pile, across ballots; among lines already read it only steps back, since the lines behind stay.
 */
export function pressKey(count: BallotCount, key: CountKey): CountStep {
  switch (key.kind) {
    case 'option': {
      const code = count.lines[count.line]?.[key.index]
      return code === undefined ? refused(count) : readLine(count, code)
    }
    case 'blank':
      return readLine(count, null)
    case 'void_line':
      return readLine(count, false)
    case 'void_ballot':
      return toggleVoid(count)
    case 'back':
      return takeBack(count)
    case 'move': {
      const moved = move(count, key.to)
      return moved.ballot === count.ballot && moved.line === count.line ? refused(count) : { count: moved, outcome: 'moved', changed: null }
    }
  }
}

function refused(count: BallotCount): CountStep {
  return { count, outcome: 'refused', changed: null }
}

function readLine(count: BallotCount, choice: BallotChoice): CountStep {
  const before = currentBallot(count)
  if (isThrough(count) || before.void) return refused(count)
  const choices = count.line < before.choices.length ? before.choices.with(count.line, choice) : [...before.choices, choice]
  const ballot = { ...before, choices }
  const next = put(count, ballot)
  const isLast = count.line + 1 >= count.lines.length
  if (isLast && isFinished(ballot, count.lines.length)) return { count: atEnd(next), outcome: 'finished', changed: ballot.number }
  return { count: { ...next, line: count.line + 1 }, outcome: 'set', changed: ballot.number }
}

function toggleVoid(count: BallotCount): CountStep {
  if (isThrough(count)) return refused(count)
  const before = currentBallot(count)
  const ballot = { ...before, void: !before.void }
  const next = put(count, ballot)
  if (ballot.void) return { count: atEnd(next), outcome: 'finished', changed: ballot.number }
  return { count: { ...next, line: openLine(ballot, count.lines.length) }, outcome: 'opened', changed: ballot.number }
}

function takeBack(count: BallotCount): CountStep {
  const end = atEnd(count)
  if (end.ballot !== count.ballot || end.line !== count.line) {
    const moved = move(count, 'previous')
    return moved === count ? refused(count) : { count: moved, outcome: 'moved', changed: null }
  }
  const begun = currentBallot(count)
  const last = begun.choices.length > 0 ? begun : count.ballots[count.ballot - 2]
  if (last === undefined) return refused(count)
  if (last.void) {
    const opened = { ...last, void: false }
    const line = openLine(opened, count.lines.length)
    return { count: { ...put(count, opened), ballot: opened.number, line }, outcome: 'opened', changed: opened.number }
  }
  const shorter = { ...last, choices: last.choices.slice(0, -1) }
  return {
    count: { ...put(count, shorter), ballot: shorter.number, line: shorter.choices.length },
    outcome: 'took_back',
    changed: shorter.number,
  }
}

/** The first line of a ballot that is not read; the last where all are. */
function openLine({ choices }: CountedBallot, lines: number): number {
  return Math.min(choices.length, lines - 1)
}

/** Puts a ballot in its place; an empty one at the end of the pile is no ballot. */
function put(count: BallotCount, ballot: CountedBallot): BallotCount {
  const isLast = ballot.number >= count.ballots.length
  const others = count.ballots.slice(0, ballot.number - 1)
  if (isLast && !ballot.void && ballot.choices.length === 0) return { ...count, ballots: others }
  return { ...count, ballots: [...others, ballot, ...count.ballots.slice(ballot.number)] }
}

/** The hand on the first line that is not read. */
function atEnd(count: BallotCount): BallotCount {
  const open = count.ballots.find((ballot) => !isFinished(ballot, count.lines.length))
  if (open !== undefined) return { ...count, ballot: open.number, line: open.choices.length }
  return { ...count, ballot: count.ballots.length + 1, line: 0 }
}

function move(count: BallotCount, to: 'previous' | 'next' | 'previous_ballot' | 'next_ballot' | 'first' | 'end'): BallotCount {
  const end = atEnd(count)
  const { ballot, line } = count
  switch (to) {
    case 'end':
      return end
    case 'first':
      return { ...count, line: 0 }
    case 'previous':
      if (line > 0) return { ...count, line: line - 1 }
      return ballot === 1 ? count : { ...count, ballot: ballot - 1, line: lastLine(count, ballot - 1) }
    case 'next': {
      if (ballot === end.ballot && line >= end.line) return count
      if (line < lastLine(count, ballot)) return { ...count, line: line + 1 }
      return ballot < end.ballot ? { ...count, ballot: ballot + 1, line: 0 } : count
    }
    case 'previous_ballot':
      return ballot === 1 ? { ...count, line: 0 } : { ...count, ballot: ballot - 1, line: 0 }
    case 'next_ballot':
      return ballot < end.ballot ? { ...count, ballot: ballot + 1, line: 0 } : end
  }
}

/** The last line that the hand can stand on: of a void ballot, and of one in work, the first not read. */
function lastLine({ ballots, lines }: BallotCount, ballot: number): number {
  const counted = ballots[ballot - 1]
  return counted === undefined ? 0 : openLine(counted, lines.length)
}
