import { type CountedWorkbook, countSheets, type SheetCount } from './check-sheets.ts'
import { readBytes } from './read-bytes.ts'
import { foreignLimits, ownExportLimits } from './table-limits.ts'
import { TableProblem, type TableProblemCode, type TableProblemData } from './table-problem.ts'
import type { CellRange, ReadTable, TableWarning } from './table-types.ts'

/** What the reading process is asked to do with the bytes that follow. */
export type ReaderJob =
  | { readonly kind: 'read'; readonly name: string }
  | { readonly kind: 'count'; readonly counts: readonly SheetCount[] }

/** Answers of the reading process, one JSON text a line. A table comes in pieces, so that the receiver is never busy for long. */
export type ReaderAnswer =
  | {
      readonly kind: 'sheet'
      readonly name: string
      readonly hidden: boolean
      readonly columns: number
      readonly merges: readonly CellRange[]
    }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'table'; readonly encoding: string | null; readonly warnings: readonly TableWarning[] }
  | { readonly kind: 'counted'; readonly workbook: CountedWorkbook }
  | { readonly kind: 'problem'; readonly code: TableProblemCode; readonly data: TableProblemData }

/** Cells and characters after which a piece of a table is sent. */
const PIECE_CELLS = 5000
const PIECE_CHARACTERS = 200_000

/** Job and file in one message: length of the job's JSON (4 bytes, big endian), the JSON in UTF-8, the bytes of the file. */
export function packJob(job: ReaderJob, bytes: Uint8Array): Uint8Array {
  const header = Buffer.from(JSON.stringify(job), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.byteLength)
  return Buffer.concat([length, header, bytes])
}

function unpackJob(message: Buffer): { job: ReaderJob; bytes: Uint8Array } {
  const length = message.readUInt32BE(0)
  return { job: JSON.parse(message.toString('utf8', 4, 4 + length)) as ReaderJob, bytes: message.subarray(4 + length) }
}

function* tableAnswers(table: ReadTable): Generator<ReaderAnswer> {
  for (const { rows, ...sheet } of table.sheets) {
    yield { kind: 'sheet', ...sheet }
    let piece: (readonly string[])[] = []
    let cells = 0
    let characters = 0
    for (const row of rows) {
      piece.push(row)
      cells += row.length + 1
      for (const cell of row) characters += cell.length
      if (cells < PIECE_CELLS && characters < PIECE_CHARACTERS) continue
      yield { kind: 'rows', rows: piece }
      piece = []
      cells = 0
      characters = 0
    }
    if (piece.length > 0) yield { kind: 'rows', rows: piece }
  }
  yield { kind: 'table', encoding: table.encoding, warnings: table.warnings }
}

async function* answers(message: Buffer): AsyncGenerator<ReaderAnswer> {
  try {
    const { job, bytes } = unpackJob(message)
    if (job.kind === 'read') yield* tableAnswers(await readBytes(bytes, job.name, foreignLimits))
    else yield { kind: 'counted', workbook: await countSheets(bytes, job.counts, ownExportLimits) }
  } catch (error) {
    if (!(error instanceof TableProblem)) throw error
    yield { kind: 'problem', code: error.code, data: error.data }
  }
}

/** Does one job and yields its answers as lines. Defects are thrown: they end the process, and its caller reports `crashed`. */
export async function* runReaderJob(message: Buffer): AsyncGenerator<string> {
  for await (const answer of answers(message)) yield `${JSON.stringify(answer)}\n`
}
