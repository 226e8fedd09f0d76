import * as z from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import { assertNever } from '../../../shared/domain/assert-never.ts'
import type { CountedWorkbook, SheetCount } from './check-sheets.ts'
import { readPastedText } from './read-text.ts'
import { packJob, type ReaderAnswer, type ReaderJob } from './reader-job.ts'
import { currentSpawnReader, READER_MEGABYTES, type SpawnReader } from './reader-process.ts'
import { foreignLimits } from './table-limits.ts'
import { TableProblem } from './table-problem.ts'
import type { ReadSheet, ReadTable } from './table-types.ts'

/** Seconds after which reading a foreign table is given up. */
const READ_SECONDS = 5
/** Seconds for reopening an own export, which may be many times larger than a foreign table. */
const COUNT_SECONDS = 60

const rangeSchema = z.strictObject({ firstRow: z.int(), firstColumn: z.int(), lastRow: z.int(), lastColumn: z.int() })
const answerSchema: z.ZodType<ReaderAnswer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sheet'), name: z.string(), hidden: z.boolean(), columns: z.int(), merges: z.array(rangeSchema) }),
  z.strictObject({ kind: z.literal('rows'), rows: z.array(z.array(z.string())) }),
  z.strictObject({
    kind: z.literal('table'),
    encoding: z.string().nullable(),
    warnings: z.array(
      z.strictObject({
        code: z.enum(['formula', 'formula_without_value', 'error_cell', 'hidden_rows', 'more']),
        values: z.record(z.string(), z.string()),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('counted'),
    workbook: z.strictObject({
      sheetNames: z.array(z.string()),
      counted: z.array(
        z.strictObject({
          name: z.string(),
          rows: z.int(),
          formulas: z.int(),
          sums: z.array(z.strictObject({ column: z.int(), numbers: z.int(), sum: z.string() })),
        }),
      ),
    }),
  }),
  z.strictObject({
    kind: z.literal('problem'),
    code: z.enum(['table_unreadable', 'table_too_large', 'table_format']),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  }),
])

/** One reading process at a time: several at once would add up to several times the memory limit. */
let last: Promise<unknown> = Promise.resolve()
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work, work)
  last = result.catch(() => undefined)
  return result
}

async function* lines(output: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of output) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
}

/** Runs one job in a reading process and hands every answer to `take`; problems, time and memory limits become application errors. */
async function runJob(job: ReaderJob, bytes: Uint8Array, seconds: number, spawnReader: SpawnReader, take: (answer: ReaderAnswer) => void) {
  const reader = spawnReader(packJob(job, bytes))
  let late = false
  const timer = setTimeout(() => {
    late = true
    reader.stop()
  }, seconds * 1000)
  try {
    for await (const line of lines(reader.output)) {
      const answer = answerSchema.parse(JSON.parse(line))
      if (answer.kind === 'problem') throw new AppError(answer.code, answer.data)
      take(answer)
    }
    const end = await reader.ended
    if (late) throw new AppError('table_timeout', { seconds })
    switch (end) {
      case 'finished':
        return
      case 'memory':
        throw new AppError('table_too_large', { what: 'memory', limit: READER_MEGABYTES })
      case 'failed':
        throw new AppError('table_unreadable', { reason: 'crashed', part: null })
      default:
        assertNever(end)
    }
  } finally {
    clearTimeout(timer)
    reader.stop()
  }
}

/** Where to read: by default in the kind of process that the shell has. */
export interface ReaderOptions {
  readonly spawnReader?: SpawnReader
}

/**
 * Reads a foreign table file (.xlsx, .csv, .tsv, .txt) in a process of its own, within 5 seconds and 256 MB.
 *
 * @param name file name, for the sheet name of a text file and for telling formats apart; never opened.
 * @throws AppError `table_format` (what the file is instead), `table_unreadable` (reason, part), `table_too_large` (what, limit),
 * `table_timeout` (seconds). After an error nothing of the file is left.
 */
export async function readTable(bytes: Uint8Array, name: string, options: ReaderOptions = {}): Promise<ReadTable> {
  if (bytes.byteLength > foreignLimits.fileBytes)
    throw new AppError('table_too_large', { what: 'fileBytes', limit: foreignLimits.fileBytes })
  const sheets: (Omit<ReadSheet, 'rows'> & { rows: (readonly string[])[] })[] = []
  let end: { encoding: string | null; warnings: ReadTable['warnings'] } | null = null
  await oneAtATime(() =>
    runJob({ kind: 'read', name }, bytes, READ_SECONDS, options.spawnReader ?? currentSpawnReader(), (answer) => {
      if (answer.kind === 'sheet')
        sheets.push({ name: answer.name, hidden: answer.hidden, columns: answer.columns, merges: answer.merges, rows: [] })
      else if (answer.kind === 'rows') sheets.at(-1)?.rows.push(...answer.rows)
      else if (answer.kind === 'table') end = { encoding: answer.encoding, warnings: answer.warnings }
    }),
  )
  const { encoding, warnings } = answered<{ encoding: string | null; warnings: ReadTable['warnings'] }>(end)
  return { name, encoding, sheets, warnings }
}

/** The last answer; a process that ended well without it was cut short. */
function answered<T>(answer: T | null): T {
  if (answer === null) throw new AppError('table_unreadable', { reason: 'crashed', part: null })
  return answer
}

/** Reopens an own export in a reading process and counts what `counts` names; errors as of `readTable`. */
export async function countWorkbook(
  bytes: Uint8Array,
  counts: readonly SheetCount[],
  options: ReaderOptions = {},
): Promise<CountedWorkbook> {
  let counted: CountedWorkbook | null = null
  await oneAtATime(() =>
    runJob({ kind: 'count', counts }, bytes, COUNT_SECONDS, options.spawnReader ?? currentSpawnReader(), (answer) => {
      if (answer.kind === 'counted') counted = answer.workbook
    }),
  )
  return answered<CountedWorkbook>(counted)
}

/**
 * Reads cells copied from a spreadsheet (tab-separated) or lines of names.
 *
 * @throws AppError `table_too_large`, or `table_unreadable` when nothing but blanks was pasted.
 */
export function readPasted(text: string): ReadTable {
  try {
    const table = readPastedText(text)
    if (table.sheets[0]?.rows.length === 0) throw new TableProblem('table_unreadable', { reason: 'empty', part: null })
    return table
  } catch (error) {
    if (error instanceof TableProblem) throw new AppError(error.code, error.data)
    throw error
  }
}
