import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Certainty, ClauseReading, LeafReading, SettingsReading } from '../../../shared/domain/scheme/reading.ts'
import { guessRules, previewOf, type ReadRules, readRules } from '../../features/scheme-import/read-rules.ts'
import { withProposals } from '../../features/scheme-import/with-proposals.ts'
import { readTable } from '../../files/tables/index.ts'
import { problemText } from './problem-text.ts'
import type { Output } from './score.ts'
import { writeWhole } from './write-file.ts'

const certaintyWords: Readonly<Record<Certainty, string>> = {
  certain: '确定 certain',
  guess: '推测 guess',
  not_understood: '未读懂 not understood',
}

/**
 * Reads an office's own rules and prints what was understood: the tree, each leaf's prose clause by clause with what is proposed from it, and the problems
 * that the proposals come to. Nothing is stored; `json` also writes draft, reading and proposal as one file.
 *
 * @param paths `sheet` counts from 1; undefined lets the program choose
 * @returns 0, or 2 when the file cannot be read or holds no rules: then one line says why, and nothing is written
 * @throws Error of the file system when the JSON cannot be written
 */
export async function runReadScheme(
  paths: { readonly rules: string; readonly sheet: string | undefined; readonly json: string | undefined },
  output: Output,
): Promise<number> {
  const sheet = paths.sheet === undefined ? 0 : /^[1-9]\d{0,2}$/.test(paths.sheet) ? Number(paths.sheet) - 1 : null
  if (sheet === null) {
    output.complain(`--sheet: expected a number from 1, found ${JSON.stringify(paths.sheet)}`)
    return 2
  }
  try {
    const table = await readTable(bytesOf(paths.rules), basename(paths.rules))
    const guess = guessRules(table, '', sheet)
    const rules = await readRules(table, guess.mapping, {
      name: guess.title ?? (basename(paths.rules).replace(/\.[^.]*$/, '') || '方案'),
      kind: guess.kind,
    })
    if (paths.json !== undefined) writeWhole(paths.json, `${JSON.stringify(readingFile(rules), null, 2)}\n`)
    output.print(
      `工作表 sheet: ${table.sheets[guess.mapping.sheet]?.name ?? ''}（表头 header ${guess.mapping.headerFirstRow}–${guess.mapping.headerLastRow}）`,
    )
    for (const line of readingLines(rules)) output.print(line)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    output.complain(`${paths.rules}: ${problemText({ code: error.code, values: error.data })}`)
    return 2
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new AppError('table_unreadable', { reason: reason === 'ENOENT' ? 'file not found' : reason })
  }
}

function readingFile(rules: ReadRules): object {
  const { drafted, reading, skipped } = rules
  return {
    format: 'hengjian-scheme-reading/1',
    scheme: drafted.scheme,
    proposed: withProposals(drafted.scheme, reading),
    reading,
    skipped,
    problems: previewOf(rules).problems,
  }
}

function readingLines(rules: ReadRules): readonly string[] {
  const preview = previewOf(rules)
  const readings = new Map(rules.reading.leaves.map((leaf) => [leaf.leaf, leaf]))
  const { certain, guess, not_understood } = preview.certainties
  const lines = [
    `${preview.name}（总分 total ${preview.points ?? '—'}）`,
    `要点 leaves ${preview.leaves}，规则 rules ${preview.rules}；确定 certain ${certain}，推测 guess ${guess}，未读懂 not understood ${not_understood}`,
    '',
  ]
  for (const { depth, code, name, points, part, row } of preview.outline) {
    const partWord = part === 'base' ? '' : ` [${part}]`
    lines.push(`${'  '.repeat(depth)}${code} ${name}${points === null ? '' : ` ${points}`}${partWord} · 行 row ${row}`)
    const reading = readings.get(code)
    if (reading !== undefined) lines.push(...leafLines(reading).map((line) => `${'  '.repeat(depth + 1)}${line}`))
  }
  for (const note of rules.reading.settings)
    lines.push('', `说明 note · 行 row ${note.row ?? '—'}`, ...settingsLines(note).map((line) => `  ${line}`))
  if (preview.skipped.length > 0) lines.push('', '未采用的行 rows that became nothing')
  for (const { row, text, reason } of preview.skipped) lines.push(`  ${row} ${reason}${text === '' ? '' : `: ${text}`}`)
  lines.push('', `问题 problems ${preview.problems.length}`)
  for (const problem of preview.problems) lines.push(`  ${problem.at}: ${problem.severity} ${problemText(problem)}`)
  return lines
}

function leafLines({ text, clauses, proposed, certainty }: LeafReading): readonly string[] {
  const { method } = proposed ?? { method: null }
  const rules = method !== null && 'rules' in method ? method.rules : []
  const shown = new Set<string>()
  const lines = clauses.flatMap((clause) => {
    // Several clauses can speak of one rule; it is shown below the first.
    const own = rules.filter(({ code }) => clause.rules.includes(code) && !shown.has(code))
    for (const { code } of own) shown.add(code)
    return [
      clauseLine(text, clause),
      ...own.map((rule) => `    → ${JSON.stringify(rule, (key, value) => (key === 'text' || key === 'evidence' ? undefined : value))}`),
    ]
  })
  if (clauses.length === 0) lines.push(`${certaintyWords[certainty]} 「${oneLine(text)}」`)
  if (method === null) lines.push('→ 没有建议 nothing proposed')
  else {
    const { rules: _rules, ...rest } = { rules: null, ...method }
    lines.push(`→ ${JSON.stringify(rest)}`)
  }
  return lines
}

function settingsLines({ text, clauses, proposed }: SettingsReading): readonly string[] {
  return [...clauses.map((clause) => clauseLine(text, clause)), `→ ${JSON.stringify(proposed)}`]
}

function clauseLine(text: string, { start, end, role, certainty, note }: ClauseReading): string {
  const said = note === null ? '' : `（${problemText(note)}）`
  return `${certaintyWords[certainty]} ${role} 「${oneLine(text.slice(start, end))}」${said}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
