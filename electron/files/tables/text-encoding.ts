import { TableProblem } from './table-problem.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

const marks: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

function decode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Text of a file and the encoding it is in: by its byte order mark, else UTF-8 when every byte fits, else GB18030 (which contains GBK and
 * GB 2312). Chinese text in GB18030 is practically never valid UTF-8, so the order decides safely.
 *
 * @throws TableProblem `table_unreadable` when no encoding fits, `table_format` when the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array): { encoding: TextEncoding; text: string } {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte))
  for (const encoding of mark ? [mark.encoding] : (['utf-8', 'gb18030'] as const)) {
    const text = decode(bytes, encoding)
    if (text === null) continue
    if (text.includes('\0')) throw new TableProblem('table_format', { format: 'unknown' })
    return { encoding, text }
  }
  throw new TableProblem('table_unreadable', { reason: 'encoding', part: null })
}
