import { describe, expect, it } from 'vitest'
import { type CriteriaContext, readCriteria } from '../../electron/prose/index.ts'
import { guessCodes, notUnderstoodCodes } from '../../electron/prose/note-codes.ts'
import { checkLeaf } from '../../electron/scoring/scheme-checks/check-leaf.ts'
import { problemCollector } from '../../electron/scoring/scheme-checks/report.ts'
import { readingNotes as english } from '../../renderer/i18n/en/reading-notes.ts'
import { readingNotes as chinese } from '../../renderer/i18n/zh/reading-notes.ts'
import { type LeafMethod, leafMethodSchema } from '../../shared/domain/scheme/leaf-methods.ts'
import { bonuses } from './corpus/bonuses.ts'
import { deductions } from './corpus/deductions.ts'
import { everyday } from './corpus/everyday.ts'
import { fifthRound } from './corpus/fifth-round.ts'
import { fourthRound } from './corpus/fourth-round.ts'
import { furtherMethods } from './corpus/further-methods.ts'
import { furtherBonuses, furtherDeductions } from './corpus/further-rules.ts'
import { marksAndBallots } from './corpus/marks-and-ballots.ts'
import { measured } from './corpus/measured.ts'
import type { Sentence } from './corpus/sentence.ts'
import { seventhRound } from './corpus/seventh-round.ts'
import { sixthRoundMethods } from './corpus/sixth-round-methods.ts'
import { sixthRoundRules } from './corpus/sixth-round-rules.ts'
import { thirdRound } from './corpus/third-round.ts'
import { vetoesAndOthers } from './corpus/vetoes-and-others.ts'
import { describeMethod } from './describe-method.ts'

const plain: CriteriaContext = { points: '10', part: 'base', name: '', above: [], checkedBy: null, grades: [] }
const contextOf = ({ context }: Sentence): CriteriaContext => ({ ...plain, ...context })
const topics: readonly (readonly [string, readonly Sentence[]])[] = [
  ['deductions', deductions],
  ['bonuses', bonuses],
  ['measured values', measured],
  ['marks and ballots', marksAndBallots],
  ['vetoes and other methods', vetoesAndOthers],
  ['further deductions', furtherDeductions],
  ['further bonuses', furtherBonuses],
  ['further methods', furtherMethods],
  ['a third round', thirdRound],
  ['a fourth round', fourthRound],
  ['everyday things', everyday],
  ['a fifth round', fifthRound],
  ['rules of a sixth round', sixthRoundRules],
  ['methods of a sixth round', sixthRoundMethods],
  ['a seventh round', seventhRound],
]
/** The grades that a method names; a scheme gets them with its bands. */
function gradesOf(method: LeafMethod): readonly string[] {
  if (method.kind !== 'veto') return []
  return method.rules.flatMap(({ effect }) => ('grade' in effect ? [effect.grade] : []))
}

const everySentence = topics.flatMap(([, sentences]) => sentences)

describe.each(topics)('sentences about %s', (_, sentences) => {
  it.each(sentences.map((each) => [each.text, each] as const))('reads 「%s」', (text, each) => {
    const reading = readCriteria(text, contextOf(each))

    expect(describeMethod(reading.method)).toBe(each.expected)
  })
})

describe('every reading of the corpus', () => {
  it('is a method that the scheme model accepts as it stands', () => {
    for (const each of everySentence) {
      const { method } = readCriteria(each.text, contextOf(each))
      if (method !== null) expect(leafMethodSchema.parse(method), each.text).toEqual(method)
    }
  })

  it('has no problem that prevents saving, apart from grades that the scheme does not have yet', () => {
    for (const each of everySentence) {
      const context = contextOf(each)
      const { method, points } = readCriteria(each.text, context)
      if (method === null) continue
      const { report, problems } = problemCollector()
      const grades = new Set(gradesOf(method))
      checkLeaf(report, { code: 'L', name: 'L', points: context.points ?? points, method }, context.part, grades)
      expect(
        problems.filter(({ severity }) => severity === 'refusing'),
        each.text,
      ).toEqual([])
    }
  })

  it('covers its text with clauses in order, apart from separators and markers of lists', () => {
    for (const each of everySentence) {
      const { clauses } = readCriteria(each.text, contextOf(each))
      let end = 0
      let between = ''
      for (const clause of clauses) {
        expect(clause.start, each.text).toBeGreaterThanOrEqual(end)
        expect(clause.end, each.text).toBeGreaterThan(clause.start)
        between += each.text.slice(end, clause.start)
        end = clause.end
      }
      expect(between + each.text.slice(end), each.text).toMatch(/^[\s，,；;。：:、.（）()【】“”‘’'"！①-⑳一二三四五六七八九十是\d]*$/)
    }
  })

  it('names only rules that it proposes, and each of them in some clause', () => {
    for (const each of everySentence) {
      const { method, clauses } = readCriteria(each.text, contextOf(each))
      const proposed = method !== null && 'rules' in method ? method.rules.map(({ code }) => code) : []
      expect([...new Set(clauses.flatMap(({ rules }) => rules))].sort(), each.text).toEqual([...proposed].sort())
    }
  })

  it("keeps the office's own words as the text of each rule", () => {
    for (const each of everySentence) {
      const { method } = readCriteria(each.text, contextOf(each))
      const texts = method !== null && 'rules' in method ? method.rules.map(({ text }) => text) : []
      for (const text of texts) expect(each.text).toContain(text)
    }
  })
})

describe('notes of clauses', () => {
  it('have a text for each code in both languages', () => {
    const codes = [...guessCodes, ...notUnderstoodCodes].sort()

    expect(Object.keys(chinese).sort()).toEqual(codes)
    expect(Object.keys(english).sort()).toEqual(codes)
  })
})
