import type { CellStyle, NumberFormat } from './workbook-model.ts'

interface Look {
  readonly font: 'body' | 'bold' | 'title' | 'muted' | 'italic' | 'good' | 'bad' | 'label'
  readonly fill: 'none' | 'header' | 'group'
  readonly border: 'none' | 'all' | 'bottom'
  readonly horizontal: 'left' | 'center' | 'right' | 'general'
  readonly wrap: boolean
}

const looks: Readonly<Record<CellStyle, Look>> = {
  plain: { font: 'body', fill: 'none', border: 'none', horizontal: 'general', wrap: false },
  title: { font: 'title', fill: 'none', border: 'none', horizontal: 'center', wrap: false },
  subtitle: { font: 'muted', fill: 'none', border: 'none', horizontal: 'center', wrap: false },
  label: { font: 'label', fill: 'none', border: 'bottom', horizontal: 'left', wrap: false },
  value: { font: 'body', fill: 'none', border: 'bottom', horizontal: 'left', wrap: true },
  header: { font: 'bold', fill: 'header', border: 'all', horizontal: 'center', wrap: true },
  group: { font: 'bold', fill: 'group', border: 'all', horizontal: 'left', wrap: false },
  text: { font: 'body', fill: 'none', border: 'all', horizontal: 'left', wrap: false },
  centered: { font: 'body', fill: 'none', border: 'all', horizontal: 'center', wrap: false },
  wrapped: { font: 'body', fill: 'none', border: 'all', horizontal: 'left', wrap: true },
  number: { font: 'body', fill: 'none', border: 'all', horizontal: 'right', wrap: false },
  strong: { font: 'bold', fill: 'none', border: 'all', horizontal: 'right', wrap: false },
  missing: { font: 'italic', fill: 'none', border: 'all', horizontal: 'center', wrap: false },
  best: { font: 'good', fill: 'none', border: 'all', horizontal: 'right', wrap: false },
  worst: { font: 'bad', fill: 'none', border: 'all', horizontal: 'right', wrap: false },
  note: { font: 'muted', fill: 'none', border: 'none', horizontal: 'left', wrap: true },
  verified: { font: 'good', fill: 'none', border: 'bottom', horizontal: 'left', wrap: true },
  signature: { font: 'body', fill: 'none', border: 'none', horizontal: 'left', wrap: false },
}

/** Whether a style breaks its text into lines; the row grows with it. */
export function wraps(style: CellStyle): boolean {
  return looks[style].wrap
}

/** Song for text and Hei for headings: every office machine has them or a substitute of the same widths. */
const song = '<name val="宋体"/><family val="3"/><charset val="134"/>'
const hei = '<name val="黑体"/><family val="3"/><charset val="134"/>'
const ink = '<color rgb="FF1D2129"/>'

const fonts = {
  body: `<font><sz val="10"/>${ink}${song}</font>`,
  bold: `<font><b/><sz val="10"/>${ink}${song}</font>`,
  title: `<font><b/><sz val="18"/>${ink}${hei}</font>`,
  muted: `<font><sz val="10"/><color rgb="FF5B6470"/>${song}</font>`,
  italic: `<font><i/><sz val="10"/><color rgb="FF5B6470"/>${song}</font>`,
  good: `<font><b/><sz val="10"/><color rgb="FF236146"/>${song}</font>`,
  bad: `<font><b/><sz val="10"/><color rgb="FFA32019"/>${song}</font>`,
  label: `<font><sz val="10"/><color rgb="FF5B6470"/>${hei}</font>`,
} as const

/** The first two fills are fixed by the format. */
const fills = {
  none: '<fill><patternFill patternType="none"/></fill>',
  reserved: '<fill><patternFill patternType="gray125"/></fill>',
  header: '<fill><patternFill patternType="solid"><fgColor rgb="FFF1EDE4"/><bgColor indexed="64"/></patternFill></fill>',
  group: '<fill><patternFill patternType="solid"><fgColor rgb="FFFAF8F3"/><bgColor indexed="64"/></patternFill></fill>',
} as const

const edge = (side: string) => `<${side} style="thin"><color rgb="FFBFB8AA"/></${side}>`
const borders = {
  none: '<border><left/><right/><top/><bottom/><diagonal/></border>',
  all: `<border>${edge('left')}${edge('right')}${edge('top')}${edge('bottom')}<diagonal/></border>`,
  bottom: `<border><left/><right/><top/>${edge('bottom')}<diagonal/></border>`,
} as const

const TEXT_FORMAT = 49
const formats: Readonly<Record<NumberFormat, { readonly id: number; readonly code: string | null }>> = {
  general: { id: 0, code: null },
  integer: { id: 1, code: null },
  decimal1: { id: 164, code: '0.0' },
  decimal2: { id: 2, code: null },
  decimal3: { id: 165, code: '0.000' },
  decimal4: { id: 166, code: '0.0000' },
  signed: { id: 167, code: '+0;-0;0' },
  day: { id: 168, code: 'yyyy\\-mm\\-dd' },
}

/** Places shown by a format, or null where it shows as many as there are. */
export function placesOf(format: NumberFormat): number | null {
  return places[format]
}

const places: Readonly<Record<NumberFormat, number | null>> = {
  general: null,
  integer: 0,
  decimal1: 1,
  decimal2: 2,
  decimal3: 3,
  decimal4: 4,
  signed: 0,
  day: null,
}

function positionOf(list: Readonly<Record<string, string>>, key: string): number {
  return Object.keys(list).indexOf(key)
}

function formatXml(style: CellStyle, format: NumberFormat | 'marked'): string {
  const look = looks[style]
  const id = format === 'marked' ? TEXT_FORMAT : formats[format].id
  const quote = format === 'marked' ? ' quotePrefix="1"' : ''
  const places = `numFmtId="${id}" fontId="${positionOf(fonts, look.font)}" fillId="${positionOf(fills, look.fill)}" borderId="${positionOf(borders, look.border)}"`
  const applied = 'xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  const indent = look.border === 'all' && (look.horizontal === 'left' || look.horizontal === 'right') ? ' indent="1"' : ''
  const horizontal = look.horizontal === 'general' ? '' : ` horizontal="${look.horizontal}"${indent}`
  return `<xf ${places} ${applied}${quote}><alignment${horizontal} vertical="center"${look.wrap ? ' wrapText="1"' : ''}/></xf>`
}

/** Numbers the looks that a workbook really uses and writes them as its styles part. Number 0 is the standard look. */
export class StyleTable {
  readonly #numbers = new Map<string, number>()
  readonly #xml: string[] = []
  constructor() {
    this.numberOf('plain', 'general')
  }

  /** Number of a look with a number format; `marked` is a text that must never be taken for a formula. */
  numberOf(style: CellStyle, format: NumberFormat | 'marked'): number {
    const key = `${style} ${format}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const next = this.#xml.push(formatXml(style, format)) - 1
    this.#numbers.set(key, next)
    return next
  }

  toXml(): string {
    const custom = Object.values(formats).flatMap(({ id, code }) =>
      code === null ? [] : `<numFmt numFmtId="${id}" formatCode="${code}"/>`,
    )
    const counted = (name: string, items: readonly string[]) => `<${name} count="${items.length}">${items.join('')}</${name}>`
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      counted('numFmts', custom),
      counted('fonts', Object.values(fonts)),
      counted('fills', Object.values(fills)),
      counted('borders', Object.values(borders)),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf></cellStyleXfs>',
      counted('cellXfs', this.#xml),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
    ].join('')
  }
}
