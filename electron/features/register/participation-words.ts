import type { Participation } from '../../../shared/domain/glossary.ts'
import { matchKey } from '../exchange/cell-text.ts'

const words: Readonly<Record<Participation, readonly string[]>> = {
  full: ['参评', '参加', '参加考评', '参加评比', '正常参评', '是', '√', 'full'],
  by_reference: ['参照', '参照执行', '参照考评', '参照评分', '参照管理', '参考', 'by_reference', 'reference'],
  exempt: ['免评', '免考', '免考评', '免于考评', '不参评', '不参加', '不考评', '不考核', '否', '×', 'exempt'],
}

const byWord = new Map(
  Object.entries(words).flatMap(([participation, list]) => list.map((word) => [matchKey(word), participation as Participation])),
)

/** 参评方式 as offices write it (参评, 参照执行, 免考, 是 / 否 under "是否参评"); null for a word that is not known. */
export function readParticipation(text: string): Participation | null {
  return byWord.get(matchKey(text)) ?? null
}
