import type { LeafMethod } from '../../shared/domain/scheme/leaf-methods.ts'
import { decimal, numberPattern } from './amounts.ts'
import { type Draft, type Mark, type MethodReading, mark, note } from './draft.ts'
import type { Piece } from './pieces.ts'
import { readEffect } from './read-veto.ts'
import { pointsOf, readScore } from './scores.ts'

const otherMethod = /评分|打分|计分|按比例|测评|得\d|得满分|系数|折算/
const fullMark = /得满分$|得基本分$|^(?:全部|按要求|按时)?完成(?:的)?得(?:满分|\d+分)$/
const leadIn = /(?:根据|按照?|依据|结合|视|对照)[^,\d]{2,40}(?:情况|标准|规定|要求|台账|记录|资料)[^,\d]{0,8}(?:评分|打分|计分|评定|考核)$/
const notDone = /^(?:未|没有|没|无|不)[^,\d]{0,12}(?:的|者)?不得分$/
const overFull = new RegExp(
  `^(?:最高)?超过(?:满分)?(${numberPattern})分的?(?:均|一律)?(?:按|以|只计|计)(${numberPattern})分(?:计|计算|计分)?$`,
)
const intoPoints = new RegExp(
  `(?:乘以?|×|\\*)(?:分值|满分|本项分值|(${numberPattern})(?:分)?)(?:[^,\\d]{0,8})$|=(${numberPattern})(?:×|\\*)[^,\\d]{1,16}率$`,
)
const definition = /^[^=]{2,16}=[^=]*(?:÷|\/|除以)[^=]*$/

/** What the chosen method could not take in: a veto sentence outside the veto part, a second way of scoring, a condition without its rule. */
export function leftOver(draft: Draft, { method, marks }: MethodReading): readonly Mark[] {
  const taken = (index: number): boolean => marks.some(({ first, last }) => first <= index && index <= last)
  return draft.pieces.flatMap((piece): readonly Mark[] => {
    if (taken(piece.index)) return []
    const restated = method === null ? null : restating(draft, method, piece)
    if (restated !== null) return [restated]
    if (draft.context.part !== 'veto' && readEffect(piece.text, draft.context) !== null && !/得分|计分|不得分|[得计记]0分/.test(piece.text))
      return [mark(piece, 'veto', note('veto_elsewhere'))]
    if (/不扣分?$|不加分?$|不减分?$/.test(piece.text)) return [mark(piece, 'other')]
    if (method !== null && otherMethod.test(piece.text) && /\d|分/.test(piece.text)) return [mark(piece, 'method', note('second_method'))]
    if (method === null && /排名|名次|排序/.test(piece.text)) return [mark(piece, 'other', note('ranking_without_points'))]
    if (method === null && /酌情|综合|评价|情况|程度|效果/.test(piece.text) && !/\d/.test(piece.text))
      return [mark(piece, 'other', note('no_numbers'))]
    return isLostCondition(draft, piece, taken) ? [mark(piece, 'other', note('words_unused'))] : []
  })
}

/** A piece that says again what the method does already: full marks for doing all, none for doing nothing, the cap at full marks. */
function restating(draft: Draft, method: LeafMethod, piece: Piece): Mark | null {
  const { text } = piece
  const score = readScore(piece)
  const collects = method.kind === 'deduct' || (method.kind === 'bonus' && draft.context.part === 'base')
  if (method.kind === 'deduct' && score !== null && pointsOf(score.score, draft.points) === draft.points) return mark(piece, 'points')
  if (method.kind === 'deduct' && fullMark.test(text)) return mark(piece, 'points')
  if (method.kind === 'bonus' && collects && notDone.test(text)) return mark(piece, 'points')
  if ((collects || method.kind === 'measured') && leadIn.test(text)) return mark(piece, 'method')
  const over = overFull.exec(text)
  if (over?.[1] !== undefined && over[2] !== undefined && decimal(over[1]) === draft.points && decimal(over[2]) === draft.points)
    return mark(piece, 'cap')
  const times = intoPoints.exec(text)
  if (
    times !== null &&
    /得分/.test(text) &&
    ((times[1] ?? times[2]) === undefined || decimal(times[1] ?? times[2] ?? '0') === draft.points)
  )
    return mark(piece, 'method')
  return method.kind === 'measured' && method.curve.kind === 'ratio' && definition.test(text) ? mark(piece, 'method') : null
}

/** "材料弄虚作假的" in front of a rule that was read without it. */
function isLostCondition(draft: Draft, piece: Piece, taken: (index: number) => boolean): boolean {
  const next = draft.pieces[piece.index + 1]
  if (next === undefined || next.segment !== piece.segment || !taken(next.index)) return false
  return /(?:的|者)$/.test(piece.text) && /未|没|不|无|被|发生|出现|造成|存在|逾期|弄虚|反弹|隐瞒|瞒|受到|获/.test(piece.text)
}
