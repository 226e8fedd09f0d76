import { SaxesParser } from 'saxes'
import type { TableLimits } from './table-limits.ts'
import { refuseAbove, TableProblem } from './table-problem.ts'

export type XmlAttributes = Readonly<Record<string, string>>

/** What a part's reader wants to hear. Names come without their prefix: `x:row` is `row`. */
export interface XmlHandlers {
  open?(name: string, attributes: XmlAttributes): void
  close?(name: string): void
  text?(text: string): void
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** XML of a package is UTF-8 or UTF-16; the latter begins with a byte order mark. */
function decoderFor(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  return new TextDecoder('utf-8', { fatal: true })
}

/**
 * Runs through one XML part, piece by piece, and calls the handlers.
 *
 * A document type declaration is refused, which also keeps out every entity but the five of XML; so are depths above the limit, bytes that are
 * not the encoding they claim, and anything not well-formed.
 */
export async function readXml(part: string, chunks: AsyncIterable<Uint8Array>, limits: TableLimits, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', () => {
    throw new TableProblem('table_unreadable', { reason: 'xml', part })
  })
  parser.on('doctype', () => {
    throw new TableProblem('table_unreadable', { reason: 'doctype', part })
  })
  parser.on('opentag', (tag) => {
    depth += 1
    refuseAbove(depth, limits.depth, 'depth')
    handlers.open?.(localName(tag.name), tag.attributes as XmlAttributes)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handlers.close?.(localName(tag.name))
  })
  const { text } = handlers
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  let decoder: TextDecoder | null = null
  const decode = (chunk: Uint8Array | undefined): string => {
    decoder ??= decoderFor(chunk ?? new Uint8Array())
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw new TableProblem('table_unreadable', { reason: 'encoding', part })
    }
  }
  for await (const chunk of chunks) parser.write(decode(chunk))
  parser.write(decode(undefined)).close()
}
