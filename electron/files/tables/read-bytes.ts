import { readTextFile } from './read-text.ts'
import { readWorkbook } from './read-workbook.ts'
import type { TableLimits } from './table-limits.ts'
import { refuseAbove, TableProblem } from './table-problem.ts'
import type { ReadTable } from './table-types.ts'

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function contains(bytes: Uint8Array, text: string, encoding: 'latin1' | 'utf16le'): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, encoding)
}

/** How PNG, JPEG and GIF begin: photographs get chosen by mistake, and renamed. */
const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
]

/** What a file is that we do not read, or null. Content decides, not the name: files are often renamed. */
function foreignFormat(bytes: Uint8Array, name: string): string | null {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return contains(bytes, 'EncryptedPackage', 'utf16le') ? 'encrypted' : 'xls'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (pictures.some((start) => startsWith(bytes, ...start))) return 'unknown'
  const extension = /\.(xlsm|xltm|xlsb)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension !== undefined) return extension === 'xlsb' ? 'xlsb' : 'xlsm'
  if (startsWith(bytes, 0x50, 0x4b)) {
    if (contains(bytes.subarray(0, 200), 'opendocument.spreadsheet', 'latin1')) return 'ods'
    return contains(bytes, 'word/document.xml', 'latin1') ? 'docx' : null
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).toLowerCase()
  return /<html|<table|<!doctype|<\?xml/.test(head) ? 'html' : null
}

/**
 * Reads a table file of any kind we know; runs inside the reading process.
 *
 * @throws TableProblem naming what is wrong; see there.
 */
export async function readBytes(bytes: Uint8Array, name: string, limits: TableLimits): Promise<ReadTable> {
  refuseAbove(bytes.byteLength, limits.fileBytes, 'fileBytes')
  if (bytes.byteLength === 0) throw new TableProblem('table_unreadable', { reason: 'empty', part: null })
  const format = foreignFormat(bytes, name)
  if (format !== null) throw new TableProblem('table_format', { format })
  return startsWith(bytes, 0x50, 0x4b) ? readWorkbook(bytes, name, limits) : readTextFile(bytes, name, limits)
}
