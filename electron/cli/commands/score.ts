import type { SchemeProblem } from '../../../shared/contract/schemes.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Facts, factsSchema } from '../../../shared/domain/facts.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { type FileProblem, problemLine } from '../../features/schema-problems.ts'
import { checkScheme } from '../../scoring/check-scheme.ts'
import { type FactProblem, scoreAll } from '../../scoring/index.ts'
import { readInputFile } from './input-file.ts'
import { problemText } from './problem-text.ts'
import { rankingLines } from './ranking-text.ts'
import { resultFile } from './result-file.ts'
import { writeWhole } from './write-file.ts'

/** Where a command writes its lines. */
export interface Output {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

/**
 * Scores the facts by the scheme and prints the ranking; writes the results as JSON where a path is given.
 *
 * @returns 0, or 2 when either file has a problem: then one line for each, no ranking, and nothing written. What the check of the scheme only
 * notices (sums that differ) is said and does not stop the calculation.
 * @throws Error of the file system when the results cannot be written; an older file of that name is then unchanged.
 */
export function runScore(
  paths: { readonly scheme: string; readonly facts: string; readonly json: string | undefined },
  output: Output,
): number {
  const scheme = readInputFile(paths.scheme, schemeSchema)
  const facts = readInputFile(paths.facts, factsSchema)
  const schemeProblems = scheme.ok ? checkScheme(scheme.value) : []
  for (const problem of schemeProblems) {
    if (problem.severity === 'notice')
      output.complain(problemLine(paths.scheme, { path: problem.at, message: `notice ${problemText(problem)}` }))
  }
  const refused: readonly (readonly [string, FileProblem])[] = [
    ...(scheme.ok ? schemeProblems.filter(({ severity }) => severity === 'refusing').map(asFileProblem) : scheme.problems).map(
      (problem) => [paths.scheme, problem] as const,
    ),
    ...(facts.ok ? [] : facts.problems).map((problem) => [paths.facts, problem] as const),
  ]
  if (refused.length > 0 || !scheme.ok || !facts.ok) return complainAll(refused, output)

  const scored = computed(scheme.value, facts.value)
  if (scored instanceof AppError) {
    const { at, problem } = scored.data
    return complainAll([[paths.scheme, { path: String(at), message: String(problem) }]], output)
  }
  if (!scored.ok)
    return complainAll(
      scored.problems.map((problem) => [paths.facts, factProblem(problem)] as const),
      output,
    )
  if (paths.json !== undefined) writeWhole(paths.json, `${JSON.stringify(resultFile(scored.results), null, 2)}\n`)
  for (const line of rankingLines(scored.results)) output.print(line)
  return 0
}

/** The results, or the engine's refusal of a scheme that the check let pass. */
function computed(scheme: Scheme, facts: Facts): ReturnType<typeof scoreAll> | AppError {
  try {
    return scoreAll(scheme, facts)
  } catch (error) {
    if (error instanceof AppError && error.code === 'scheme_invalid') return error
    throw error
  }
}

function complainAll(problems: readonly (readonly [string, FileProblem])[], output: Output): number {
  for (const [file, problem] of problems) output.complain(problemLine(file, problem))
  return 2
}

const asFileProblem = (problem: SchemeProblem): FileProblem => ({ path: problem.at, message: problemText(problem) })

function factProblem({ path, code, value, expected }: FactProblem): FileProblem {
  return { path, message: `${code}${expected === '' ? '' : `, expected ${expected}`}, found ${JSON.stringify(value)}` }
}
