import { createHash } from 'node:crypto'

/** Signs that are put together before they become bytes: a whole document as one text would need several times its size. */
const piece = 65_536

/**
 * The one text of a JSON value: keys in the order of their UTF-16 code units, no blanks, no signs escaped beyond what JSON asks for. Equal values give equal
 * bytes on every machine; texts are kept as they are, not normalised.
 *
 * @throws Error at a number that is not a whole one within 2^53, and at anything that is not JSON: a sealed document holds decimals as text
 */
export function canonicalJson(value: unknown): string {
  const pieces: string[] = []
  writeAll(value, (text) => pieces.push(text))
  return pieces.join('')
}

/** `canonicalJson` in UTF-8, for values of any size. @throws as `canonicalJson` */
export function canonicalBytes(value: unknown): Buffer<ArrayBuffer> {
  const pieces: Buffer[] = []
  writeAll(value, (text) => pieces.push(Buffer.from(text, 'utf8')))
  return Buffer.concat(pieces)
}

interface Writer {
  text: string
  readonly names: Map<string, string>
  readonly give: (text: string) => void
}

function writeAll(value: unknown, give: (text: string) => void): void {
  const writer: Writer = { text: '', names: new Map(), give }
  write(value, writer)
  give(writer.text)
}

function write(value: unknown, writer: Writer): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') writer.text += JSON.stringify(value)
  else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`no number of a sealed document: ${value}`)
    writer.text += String(value)
  } else if (Array.isArray(value)) writeList(value, writer)
  else if (typeof value === 'object') writeObject(value as Readonly<Record<string, unknown>>, writer)
  else throw new Error(`no value of a sealed document: ${typeof value}`)
  // A flat text of few signs each time: what grows without end is slow to read back.
  if (writer.text.length > piece) {
    writer.give(writer.text)
    writer.text = ''
  }
}

function writeList(list: readonly unknown[], writer: Writer): void {
  writer.text += '['
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) writer.text += ','
    write(list[index], writer)
  }
  writer.text += ']'
}

function writeObject(object: Readonly<Record<string, unknown>>, writer: Writer): void {
  let first = true
  writer.text += '{'
  for (const key of sorted(Object.keys(object))) {
    if (!first) writer.text += ','
    first = false
    let name = writer.names.get(key)
    if (name === undefined) {
      name = `${JSON.stringify(key)}:`
      writer.names.set(key, name)
    }
    writer.text += name
    write(object[key], writer)
  }
  writer.text += '}'
}

/** Most objects of a document that was read have their keys in order already. */
function sorted(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index += 1) if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort()
  return keys
}

/** Whether two JSON values have the same canonical text, without writing it. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, index) => sameJson(one, b[index]))
  }
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
}

/** SHA-256 of bytes or of a text in UTF-8, in lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  const hash = createHash('sha256')
  return (typeof content === 'string' ? hash.update(content, 'utf8') : hash.update(content)).digest('hex')
}

/** The code that is printed on exports: the first twelve digits of the hash in three groups, `7F3A-19C2-E0B4`. */
export function shortCode(hash: string): string {
  return (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')
}
