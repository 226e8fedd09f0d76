import { fromUnits, toUnits } from '../../shared/domain/decimal-text.ts'
import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import { decimal, numberPattern } from './amounts.ts'
import { type Draft, type Mark, type MethodReading, mark, note } from './draft.ts'
import { pointsOf, readScore } from './scores.ts'

const n = numberPattern
const drop = new RegExp(
  String.raw`每?(?:后|降低|下降|落后|往后|靠后|递减|递降|降|退后|后移|依次)(?:1|一)?(?:个)?(?:名次|位次|名|位)?[^,\d]{0,6}(?:减|扣|降|递减|少|减少|下降|少得)(?:去)?(${n})分`,
)
const dropBehind = new RegExp(String.raw`(?:依次|逐名|逐位|往后|其余|其他)[^,\d]{0,10}(?:递减|减|扣)(${n})分`)
const place =
  /(?:(?:^|排名|名次|位居|位列|名列|得分|居)(?:排名)?第|(?:排名|名次)(?=\d{1,2}-)|^(?=\d{1,2}-\d{1,2}名))(\d{1,2})(?!\d|等|档|类|批|级|次|季度|年)(?:名|位)?(?:-|至|到|、)?(?:第)?(\d{1,2})?(?:名|位)?/
const top = /(?:排名)?前(\d{1,2})(?:名|位)/
const list = new RegExp(`(?:分别|依次)(?:得|计|记|加|为|给)*((?:${n}分?[、,和]?){2,12})`)
const last = /(?:末位|最后1名|最后一名|倒数第1|末名)/
const rest = /^(?:其余|其他|其它|以后|之后|余下|第?\d{1,2}(?:名|位)?(?:及|之)?(?:以后|后|以外|以下))/

/** Reads points by place: "第一名得10分，每后一名减0.5分", "前三名分别得5、4、3分，其余得2分". Only where the leaf is not a bonus for prizes. */
export function readRank(draft: Draft): MethodReading | null {
  if (draft.context.part !== 'base' && !draft.pieces.some(({ text }) => drop.test(text))) return null
  return readDrop(draft) ?? readTable(draft)
}

type Places = Extract<MethodOf<'measured'>['curve'], { kind: 'rank_points' }>['places']

function reading(places: Places, marks: readonly Mark[]): MethodReading {
  return {
    method: {
      kind: 'measured',
      unitLabel: '',
      basis: 'value',
      zeroBaseline: 'block',
      direction: 'higher',
      curve: { kind: 'rank_points', places, tied: 'better_place' },
    },
    marks,
  }
}

function readDrop(draft: Draft): MethodReading | null {
  const first = draft.pieces.find(
    ({ text }) =>
      (place.exec(text)?.[1] === '1' && readScore({ ...draftPiece, text }) !== null) || /最高(?:的|者)?(?:得|计)满分/.test(text),
  )
  const falling = draft.pieces.find(({ text }) => drop.test(text) || (first !== undefined && dropBehind.test(text)))
  const step = falling === undefined ? undefined : (drop.exec(falling.text) ?? dropBehind.exec(falling.text))?.[1]
  if (falling === undefined || step === undefined || (first === undefined && !/名|位/.test(falling.text))) return null
  const statement = first === undefined ? null : readScore(first)
  const best = statement === null ? draft.points : pointsOf(statement.score, draft.points)
  const lowest = draft.pieces.find(({ text }) => /最低|不低于|保底|下限/.test(text) && new RegExp(`${n}分`).test(text))
  const floorText = lowest === undefined ? undefined : new RegExp(`(${n})分`).exec(lowest.text)?.[1]
  const floor = floorText === undefined ? '0' : decimal(floorText)
  const differs = best !== null && draft.points !== null && best !== draft.points
  const marks: Mark[] = [mark(falling, 'method')]
  if (first !== undefined && first !== falling)
    marks.push(mark(first, 'method', differs ? note('first_place_points', { points: best ?? '' }) : null))
  if (lowest !== undefined && lowest !== falling) marks.push(mark(lowest, 'floor'))
  for (const piece of draft.pieces) {
    if (marks.some((each) => each.first === piece.index)) continue
    if (/^(?:按[^,\d]{0,10}(?:排名|排序|名次)(?:计分|得分|赋分)?$|以[此次]类推|依[此次]类推)/.test(piece.text))
      marks.push(mark(piece, 'method'))
    const listed = Number(place.exec(piece.text)?.[1])
    const given = readScore(piece)
    if (!(listed > 1) || given === null || best === null) continue
    const expected = toUnits(best) - toUnits(decimal(step)) * (listed - 1)
    const amount = pointsOf(given.score, draft.points) ?? ''
    marks.push(mark(piece, 'tier', amount === fromUnits(Math.max(expected, 0)) ? null : note('first_place_points', { points: amount })))
  }
  return reading({ kind: 'drop', drop: decimal(step), floor }, marks)
}

const draftPiece = { index: 0, start: 0, end: 0, segment: 0, sentence: 0, joint: '', inParentheses: false }

/** What each further place loses where the listed places fall evenly: 10, 9, 8 → "1". */
function evenDrop(points: readonly string[]): string | null {
  const steps = points.slice(1).map((each, index) => toUnits(points[index] ?? '0') - toUnits(each))
  const [first] = steps
  return first === undefined || first <= 0 || steps.some((step) => step !== first) ? null : fromUnits(first)
}

function readTable(draft: Draft): MethodReading | null {
  const points: (string | undefined)[] = []
  const marks: Mark[] = []
  let beyond: string | null = null
  for (const piece of draft.pieces) {
    const listed = list.exec(piece.text)
    const count = top.exec(piece.text)?.[1]
    if (listed?.[1] !== undefined && /名|位/.test(piece.text.slice(0, listed.index)) && !/扣|奖/.test(piece.text)) {
      const amounts = [...listed[1].matchAll(new RegExp(n, 'g'))].map(([amount]) => decimal(amount))
      if (count !== undefined && Number(count) !== amounts.length) continue
      points.push(...amounts)
      marks.push(mark(piece, 'tier'))
      continue
    }
    const statement = readScore(piece)
    const given = statement === null ? null : pointsOf(statement.score, draft.points)
    if (statement === null || given === null || last.test(piece.text)) continue
    const one = place.exec(statement.subject)
    const group = count === undefined ? null : ([points.length + 1, Number(count)] as const)
    if (rest.test(statement.subject) && points.length > 0) {
      beyond = given
      marks.push(mark(piece, 'tier'))
    } else if (one?.[1] !== undefined || group !== null) {
      const [from, to] = group ?? [Number(one?.[1]), Number(one?.[2] ?? one?.[1])]
      if (from < 1 || to > 60 || from > to) continue
      for (let at = from; at <= to; at += 1) points[at - 1] ??= given
      marks.push(mark(piece, 'tier'))
    }
  }
  const known = points.filter((each) => each !== undefined)
  if (known.length < 2 || known.length !== points.length) return null
  const further = draft.pieces.find(({ text }) => /^[以依]?此类推|^[以依]次类推/.test(text))
  const falling = further === undefined ? null : evenDrop(known)
  if (further !== undefined && falling !== null)
    return reading({ kind: 'drop', drop: falling, floor: '0' }, [...marks, mark(further, 'tier')])
  const closing = marks.at(-1)
  const noted = beyond === null && closing !== undefined ? [...marks.slice(0, -1), { ...closing, note: note('beyond_zero') }] : marks
  return reading({ kind: 'table', points: known, beyond: beyond ?? '0' }, noted)
}
