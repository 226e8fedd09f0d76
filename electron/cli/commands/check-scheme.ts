import type { NodeSum } from '../../../shared/contract/schemes.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Indicator, isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { totalPlace } from '../../../shared/domain/scheme/scheme-problems.ts'
import { problemLine } from '../../features/schema-problems.ts'
import { readSchemeText } from '../../features/scheme-files/scheme-json.ts'
import { checkScheme } from '../../scoring/check-scheme.ts'
import { schemeSums } from '../../scoring/scheme-sums.ts'
import { alignedTable } from './aligned-table.ts'
import { readInputFile, readInputText } from './input-file.ts'
import { problemText } from './problem-text.ts'
import type { Output } from './score.ts'

/**
 * Prints the stated, summed and attainable maximum of every indicator of a scheme file, and its problems.
 *
 * @returns 0; 2 when the file is no scheme, or has a problem that refuses saving
 */
export function runCheckScheme(path: string, output: Output): number {
  const scheme = readScheme(path, output)
  if (scheme === null) return 2
  const problems = checkScheme(scheme)
  output.print(`${scheme.name}（${scheme.code}）`)
  for (const line of sumLines(scheme, schemeSums(scheme))) output.print(line)
  output.print('')
  output.print(`问题 problems ${problems.length}`)
  for (const problem of problems) output.print(`  ${problem.at}: ${problem.severity} ${problemText(problem)}`)
  return problems.some(({ severity }) => severity === 'refusing') ? 2 : 0
}

/** The scheme, or null after every fault of the file was said. */
function readScheme(path: string, { complain }: Output): Scheme | null {
  const content = readInputText(path)
  if (!content.ok) {
    for (const problem of content.problems) complain(problemLine(path, problem))
    return null
  }
  try {
    return readSchemeText(content.value)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { reason, at, line } = error.data
    const all = reason === 'field' ? readInputFile(path, schemeSchema) : null
    if (all !== null && !all.ok) for (const problem of all.problems) complain(problemLine(path, problem))
    else complain(problemLine(path, { path: String(at), message: `scheme_unreadable: ${reason}, line ${line}` }))
    return null
  }
}

function sumLines(scheme: Scheme, sums: readonly NodeSum[]): readonly string[] {
  const byCode = new Map(sums.map((sum) => [sum.code, sum]))
  const named = scheme.parts.flatMap(({ indicator }) => indented(indicator, 0))
  const rows = [{ code: totalPlace, text: '总分 total' }, ...named].flatMap(({ code, text }) => {
    const sum = byCode.get(code)
    return sum === undefined ? [] : [[text, sum.stated ?? '—', sum.summed ?? '—', sum.attainable ?? '∞']]
  })
  return alignedTable(
    [
      { head: '指标 indicator', align: 'left' },
      { head: '满分 stated', align: 'right' },
      { head: '合计 summed', align: 'right' },
      { head: '可得 attainable', align: 'right' },
    ],
    rows,
  )
}

function indented(indicator: Indicator, depth: number): readonly { readonly code: string; readonly text: string }[] {
  const own = { code: indicator.code, text: `${'  '.repeat(depth)}${indicator.code} ${indicator.name}` }
  return [own, ...(isLeaf(indicator) ? [] : indicator.children.flatMap((child) => indented(child, depth + 1)))]
}
