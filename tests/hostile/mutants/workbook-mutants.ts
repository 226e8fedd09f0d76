import { strFromU8, unzipSync } from 'fflate'
import { type Parts, pack } from '../../files/packages.ts'
import type { Chance } from './chance.ts'
import { damageBytes } from './damage-bytes.ts'
import { damageText, oddTexts } from './damage-text.ts'

const markupOrText = /<[^<>]*>|[^<>]+|[<>]/gu

/** Elements that a sheet does not need, or not there. */
const strayMarkup = [
  '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
  '<cols><col min="1" max="999999999" width="9"/></cols>',
  '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
  '<c r="B2" t="s"><v>999999999</v></c>',
  '<c r="B2" t="s"><v>-1</v></c>',
  '<c r="C3" t="b"><v>2</v></c>',
  '<c r="C3" t="e"><v>#REF!</v></c>',
  '<c r="C3"><v>1e308</v></c>',
  '<c r="C3"><v>1e999</v></c>',
  '<c r="C3"><f>WEBSERVICE("http://x")</f></c>',
  '<c r="C3" s="99999"><v>45000.5</v></c>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?xml version="1.1"?>',
  '<![CDATA[<row>]]>',
  '&b;',
  '<a>'.repeat(40),
]

/** Parts of a package, to damage them one by one. */
export function partsOf(bytes: Uint8Array): Parts {
  return unzipSync(bytes)
}

/** A workbook damaged in the bytes of its package, in the markup of a part, or in which parts it has. */
export function damagedWorkbook(bytes: Uint8Array, parts: Parts, chance: Chance): Uint8Array {
  switch (chance.upTo(4)) {
    case 0:
      return damageBytes(bytes, chance)
    case 1:
      return pack(withPart(parts, chance, (text) => damageText(text, markupOrText, chance)))
    case 2:
      return pack(withPart(parts, chance, (text) => withStrayMarkup(text, chance)))
    default:
      return pack(otherParts(parts, chance))
  }
}

function withPart(parts: Parts, chance: Chance, change: (text: string) => string): Parts {
  const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/') && name.endsWith('.xml'))
  // Half of the damage goes to the sheets, which hold nearly everything.
  const name = chance.upTo(2) === 0 && sheets.length > 0 ? chance.pick(sheets) : chance.pick(Object.keys(parts))
  return { ...parts, [name]: change(textOf(parts[name])) }
}

function withStrayMarkup(text: string, chance: Chance): string {
  const ends = [...text.matchAll(/>/gu)].map(({ index }) => index + 1)
  const at = ends.length === 0 ? 0 : chance.pick(ends)
  return text.slice(0, at) + chance.pick([...strayMarkup, ...oddTexts]) + text.slice(at)
}

/** A part left out, renamed, exchanged for another one, emptied, or one too many. */
function otherParts(parts: Parts, chance: Chance): Parts {
  const names = Object.keys(parts)
  const name = chance.pick(names)
  const { [name]: content = '', ...rest } = parts
  switch (chance.upTo(6)) {
    case 0:
      return rest
    case 1:
      return { ...rest, [chance.pick([name.toUpperCase(), `${name}.xml`, name.replaceAll('/', '\\'), `/${name}`, `../${name}`])]: content }
    case 2:
      return { ...parts, [name]: parts[chance.pick(names)] ?? '' }
    case 3:
      return { ...parts, [name]: '' }
    case 4:
      return {
        ...parts,
        [chance.pick(['xl/vbaProject.bin', 'xl/__proto__/a.xml', 'xl/externalLinks/externalLink1.xml', 'a'.repeat(3000)])]: 'x',
      }
    default:
      return { ...parts, [name]: `\ufeff${textOf(content)}${textOf(content)}` }
  }
}

function textOf(content: string | Uint8Array | undefined): string {
  return content === undefined ? '' : typeof content === 'string' ? content : strFromU8(content)
}
