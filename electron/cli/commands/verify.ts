import { problemLine } from '../../features/schema-problems.ts'
import { type SealDifference, verifySeal } from '../../features/seals/verify-seal.ts'
import { readInputText } from './input-file.ts'
import type { CommandLanguage } from './language.ts'
import type { Output } from './score.ts'

type Placed = Pick<SealDifference, 'place' | 'stated' | 'found'>

const shown = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

/** Every sentence of the check. `differences` has one for each code; a code that is new does not type-check without its words. */
const words = {
  zh: {
    unreadable: '无法读取：这不是衡鉴导出的封存文件，或文件已损坏。',
    head: (cycle: string, revision: number) => `${cycle}　第 ${revision} 次封存`,
    sealed: (by: string, at: string, signers: string) => `封存：${by}　${at}　签字人：${signers}`,
    counts: (evaluatees: number, findings: number, marks: number) =>
      `已按封存的方案和数据重新计算：考评对象 ${evaluatees} 个，督查发现 ${findings} 条，打分 ${marks} 个。`,
    code: (code: string) => `封存编码：${code}`,
    unchanged: '未改动：内容与封存时一致，总分、名次、等次、名额和评定均可由封存的数据重新得出。',
    compared: '封存编码与纸面一致。',
    compare: '请再与纸面（封面、页脚、签字页）上的封存编码核对：整份文件若被重新制作，只有对照纸面编码才能发现。可用 --code 输入纸面编码。',
    changed: (count: number) => `有改动：发现 ${count} 处不一致。`,
    differences: {
      not_canonical: () => '文件的写法与封存时不同（内容被编辑过或另存过）',
      hash: ({ stated, found }: Placed) => `校验值不符：文件写明 ${stated}，按内容算得 ${found}`,
      code: ({ stated, found }: Placed) => `封存编码不符：文件写明 ${stated}，按内容算得 ${found}`,
      printed_code: ({ stated, found }: Placed) => `纸面编码 ${stated} 与本文件不符，本文件为 ${found}`,
      scheme_hash: ({ stated, found }: Placed) => `考评方案校验值不符：文件写明 ${stated}，按内容算得 ${found}`,
      scheme: ({ place, found }: Placed) => `考评方案无法计算：${place} ${found}`,
      facts: ({ place, stated, found }: Placed) => `数据有误：${place}（${found}），写明 ${stated}`,
      result: ({ place, stated, found }: Placed) => `结果不符：${place}，写明 ${shown(stated)}，重新计算为 ${shown(found)}`,
      quota: ({ stated, found }: Placed) => `名额使用不符：写明 ${shown(stated)}，重新计算为 ${shown(found)}`,
      count: ({ place, stated, found }: Placed) => `数量不符：${place}，写明 ${stated}，实有 ${found}`,
      tie_open: ({ place, found }: Placed) => `平分未定：${place}，${found} 家同分，没有相应的评定`,
      tie_unfounded: ({ place }: Placed) => `平分评定与数据不符：${place}`,
      register: ({ place, stated }: Placed) => `名册与数据不符：${place} ${shown(stated)}`,
    },
  },
  en: {
    unreadable: 'Cannot be read: this is no seal file written by Hengjian, or it is damaged.',
    head: (cycle: string, revision: number) => `${cycle}, seal ${revision}`,
    sealed: (by: string, at: string, signers: string) => `Sealed by ${by} at ${at}; signed by ${signers}`,
    counts: (evaluatees: number, findings: number, marks: number) =>
      `Computed again from the sealed scheme and data: ${evaluatees} evaluatees, ${findings} findings, ${marks} marks.`,
    code: (code: string) => `Seal code: ${code}`,
    unchanged: 'Unchanged: the content is as sealed, and totals, ranks, grades, quotas and decisions follow from the sealed data.',
    compared: 'The seal code is the one on paper.',
    compare:
      'Please compare the seal code with the one on paper (cover, page footer, signature page): a file made anew as a whole can only be found that way. Use --code to type in the code from paper.',
    changed: (count: number) => `Changed: ${count} differences found.`,
    differences: {
      not_canonical: () => 'the file is not written as it was when sealed (it was edited or saved by another program)',
      hash: ({ stated, found }: Placed) => `hash differs: the file states ${stated}, its content gives ${found}`,
      code: ({ stated, found }: Placed) => `seal code differs: the file states ${stated}, its content gives ${found}`,
      printed_code: ({ stated, found }: Placed) => `the code on paper, ${stated}, is not that of this file, ${found}`,
      scheme_hash: ({ stated, found }: Placed) => `hash of the scheme differs: the file states ${stated}, its content gives ${found}`,
      scheme: ({ place, found }: Placed) => `the scheme cannot be computed: ${place} ${found}`,
      facts: ({ place, stated, found }: Placed) => `data are wrong: ${place} (${found}), stated ${stated}`,
      result: ({ place, stated, found }: Placed) => `result differs: ${place}, stated ${shown(stated)}, computed ${shown(found)}`,
      quota: ({ stated, found }: Placed) => `use of quotas differs: stated ${shown(stated)}, computed ${shown(found)}`,
      count: ({ place, stated, found }: Placed) => `count differs: ${place}, stated ${stated}, there are ${found}`,
      tie_open: ({ place, found }: Placed) => `tie is undecided: ${place}, ${found} equal ones and no fitting decision`,
      tie_unfounded: ({ place }: Placed) => `decision of a tie does not fit the data: ${place}`,
      register: ({ place, stated }: Placed) => `register differs from the data: ${place} ${shown(stated)}`,
    },
  },
} as const satisfies Record<
  CommandLanguage,
  { differences: Record<SealDifference['code'], (placed: Placed) => string>; [sentence: string]: unknown }
>

/**
 * Checks a seal file by itself and says whether it is unchanged, or line by line what differs. Needs no data folder and no other file.
 *
 * @param code the code printed on paper, where it is at hand
 * @returns 0 unchanged, 1 something differs, 2 the file cannot be read
 */
export function runVerify(
  path: string,
  { code, language }: { readonly code: string | undefined; readonly language: CommandLanguage },
  output: Output,
): number {
  const say = words[language]
  const content = readInputText(path)
  if (!content.ok) {
    for (const problem of content.problems) output.complain(problemLine(path, problem))
    return 2
  }
  const check = verifySeal(content.value, code ?? null)
  if (check.kind === 'unreadable') {
    output.complain(say.unreadable)
    for (const problem of check.problems.slice(0, 20)) output.complain(problemLine(path, problem))
    return 2
  }
  const { document, differences } = check
  output.print(say.head(document.cycle.name, document.revision))
  output.print(say.sealed(document.sealedBy, document.sealedAt, document.signers.join(language === 'zh' ? '、' : ', ')))
  output.print(say.counts(document.facts.evaluatees.length, document.facts.findings.length, document.facts.marks.length))
  output.print(say.code(check.code))
  if (differences.length === 0) {
    output.print(say.unchanged)
    output.print(code === undefined ? say.compare : say.compared)
    return 0
  }
  output.print(say.changed(differences.length))
  for (const difference of differences) output.print(`  ${say.differences[difference.code](difference)}`)
  return 1
}
