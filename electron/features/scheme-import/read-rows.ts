import type { SchemeColumn } from '../../../shared/contract/scheme-import.ts'
import type { ReadSheet } from '../../files/tables/index.ts'
import { saysPoints } from './column-content.ts'
import { type DraftLeaf, type DraftNode, type DraftTree, draftGroup } from './draft-tree.ts'
import { headingText, proseText } from './heading-text.ts'
import { type LevelColumn, levelColumns } from './level-columns.ts'
import { pointsOf, type RowKind, rowClassifier, type SchemeColumns } from './row-kinds.ts'
import { gridOf, type SheetGrid } from './sheet-grid.ts'
import { weightOf } from './weight-text.ts'

/** Where header and columns stand: rows from 1 and inclusive, columns from 0. */
export interface SchemePlace {
  readonly headerFirstRow: number
  readonly headerLastRow: number
  readonly columns: SchemeColumns
}

interface OpenLevel {
  readonly node: DraftNode
  readonly segment: number
  readonly text: string
  readonly height: number
}

interface OpenLeaf {
  readonly node: DraftNode
  readonly leaf: DraftLeaf
  readonly parent: DraftNode | null
  readonly text: string
  readonly pointsSegment: number
  readonly pointsHeight: number
  criteriaSegment: number
  requirementSegment: number
}

/**
 * Reads the rows below the header as a tree. A merged cell is one heading; the same text in cells that do not touch is two. Where one cell of points covers
 * several rows these are one leaf; where a leaf's cell covers several cells of points they are several leaves below it.
 */
export function readRows(sheet: ReadSheet, wanted: SchemePlace): DraftTree {
  const grid = gridOf(sheet)
  const firstData = firstDataRow(grid, wanted)
  const header = { first: wanted.headerFirstRow - 1, last: firstData - 1 }
  const levels = levelColumns(grid, wanted.columns, header)
  const isWeighted = levels.some(({ weight }) => weight !== null)
  const place = withPoints(wanted, isWeighted)
  const classify = rowClassifier(grid, header, place.columns)
  const reader = new RowReader(grid, place.columns, levels)
  const notes: { row: number; text: string }[] = []
  const skipped: { row: number; text: string; reason: string }[] = []
  let total: string | null = null
  const lastFilled = lastFilledRow(grid)
  for (let row = firstData; row <= lastFilled; row += 1) {
    const kind = classify(row)
    switch (kind.kind) {
      case 'blank':
      case 'repeated_header':
      case 'title':
        skipped.push({ row: row + 1, text: 'text' in kind ? kind.text : '', reason: kind.kind })
        break
      case 'note':
        notes.push({ row: row + 1, text: kind.text })
        break
      case 'subtotal':
        skipped.push({ row: row + 1, text: kind.text, reason: 'subtotal' })
        if (kind.whole && kind.points !== null) total ??= kind.points
        else if (kind.points !== null) reader.statePoints(kind.points, kind.column)
        break
      case 'section':
        reader.section(row, kind)
        break
      case 'statement':
        reader.statement(row, kind)
        break
      case 'data':
        if (!reader.data(row)) skipped.push({ row: row + 1, text: rowText(grid, row), reason: 'no_name' })
        break
    }
  }
  if (isWeighted && typeof place.columns.points !== 'number') for (const node of reader.roots) outOfHundred(node)
  const { nodes, empty } = withoutEmptySections(reader.roots)
  return { nodes, notes: [...notes, ...empty].toSorted((one, other) => one.row - other.row), skipped, total }
}

/** A line over the width under which nothing stands and which states no points is a note. */
function withoutEmptySections(nodes: readonly DraftNode[]): {
  readonly nodes: readonly DraftNode[]
  readonly empty: readonly { readonly row: number; readonly text: string }[]
} {
  const empty: { row: number; text: string }[] = []
  const keep = (siblings: readonly DraftNode[]): DraftNode[] =>
    siblings.flatMap((node) => {
      const kept = node.section ? { ...node, children: keep(node.children) } : node
      if (!kept.section || kept.leaf !== null || kept.children.length > 0 || kept.points !== null || /[（(][^）)]*\d/.test(kept.heading))
        return [kept]
      empty.push({ row: kept.row, text: kept.heading })
      return []
    })
  return { nodes: keep(nodes), empty }
}

/** Indicators with weights and without points are scored out of 100, as offices do. */
function outOfHundred(node: DraftNode): void {
  if (node.weight !== null) node.points ??= '100'
  for (const child of node.children) outOfHundred(child)
}

/** Where only weights of leaves are written, they are the points: 权重 15 of 100 is 15 points. Weights of levels beside them weigh. */
function withPoints(place: SchemePlace, isWeighted: boolean): SchemePlace {
  const { points, weight, ...columns } = place.columns
  if (isWeighted || typeof points === 'number' || typeof weight !== 'number') return place
  return { ...place, columns: { ...columns, points: weight, weight: null } }
}

function lastFilledRow(grid: SheetGrid): number {
  for (let row = grid.rows - 1; row >= 0; row -= 1) {
    for (let column = 0; column < grid.columns; column += 1) if (grid.text(row, column).trim() !== '') return row
  }
  return -1
}

function rowText(grid: SheetGrid, row: number): string {
  const texts = Array.from({ length: grid.columns }, (_, column) => headingText(grid.text(row, column))).filter((text) => text !== '')
  return [...new Set(texts)].join(' ').slice(0, 200)
}

/** Rows named as the header that hold points or prose are data: a sheet without a header still has to name one. */
function firstDataRow(grid: SheetGrid, { headerFirstRow, headerLastRow, columns }: SchemePlace): number {
  for (let row = headerFirstRow - 1; row < headerLastRow; row += 1) {
    const text = (name: SchemeColumn) => {
      const column = columns[name]
      return column === undefined || column === null ? '' : grid.text(row, column)
    }
    if (pointsOf(text('points')) !== null || saysPoints(text('criteria'))) return row
  }
  return headerLastRow
}

class RowReader {
  readonly roots: DraftNode[] = []
  readonly #grid: SheetGrid
  readonly #columns: SchemeColumns
  readonly #levels: readonly LevelColumn[]
  #sections: { readonly node: DraftNode; readonly depth: number }[] = []
  #open: (OpenLevel | null)[] = []
  #leaf: OpenLeaf | null = null

  constructor(grid: SheetGrid, columns: SchemeColumns, levels: readonly LevelColumn[]) {
    this.#grid = grid
    this.#columns = columns
    this.#levels = levels
  }

  /** Opens a heading that runs over the width; it closes those of its depth and below. */
  section(row: number, { text, points, depth }: Extract<RowKind, { kind: 'section' }>): void {
    this.#sections = this.#sections.filter((open) => open.depth < depth)
    const node = draftGroup(row + 1, text, true)
    node.points = points
    this.#childrenOf(this.#sections.at(-1)?.node ?? null).push(node)
    this.#sections.push({ node, depth })
    this.#open = []
    this.#leaf = null
  }

  /** Takes a part that is said in one line over the width. */
  statement(row: number, { name, text }: Extract<RowKind, { kind: 'statement' }>): void {
    const line = { row: row + 1, name, requirement: '', criteria: text }
    const leaf = { lines: [line], checkedBy: [], scorer: [], code: '' }
    this.roots.push({ ...draftGroup(row + 1, name, true), leaf })
    this.#sections = []
    this.#open = []
    this.#leaf = null
  }

  /** Points that a subtotal in a column states for the heading left of it, if that states none itself. */
  statePoints(points: string, column: number): void {
    const left = this.#open.findLast((open, place) => open !== null && (this.#levels[place]?.column ?? 0) < column)
    const node = left?.node ?? this.#open[0]?.node ?? this.#sections.at(-1)?.node
    if (node !== undefined && node.points === null) node.points = points
  }

  /** Takes a row of data in. @returns false when nothing in it names or describes anything */
  data(row: number): boolean {
    const changed = this.#openLevels(row)
    const text = headingText(this.#text(row, 'leaf'))
    const above = this.#open.findLast((open) => open !== null)
    const name = above !== undefined && above !== null && above.text === text && above.segment === this.#segment(row, 'leaf') ? '' : text
    const criteria = proseText(this.#text(row, 'criteria'))
    const requirement = proseText(this.#text(row, 'requirement'))
    if (name === '' && criteria === '' && requirement === '') return this.#headingOnly(row, changed)
    const line = { row: row + 1, name, requirement, criteria }
    const current = changed ? null : this.#leaf
    if (current !== null && this.#continues(row, current, name)) this.#append(row, current, line)
    else this.#start(row, current, line)
    return true
  }

  #text(row: number, name: SchemeColumn): string {
    const column = this.#columns[name]
    return column === undefined || column === null ? '' : this.#grid.text(row, column)
  }

  #segment(row: number, name: SchemeColumn): number {
    const column = this.#columns[name]
    return column === undefined || column === null ? Number.NaN : this.#grid.segment(row, column)
  }

  #height(row: number, name: SchemeColumn): number {
    const column = this.#columns[name]
    return column === undefined || column === null ? 1 : this.#grid.height(row, column)
  }

  #childrenOf(parent: DraftNode | null): DraftNode[] {
    return parent === null ? this.roots : parent.children
  }

  #parent(): DraftNode | null {
    return this.#open.findLast((open) => open !== null)?.node ?? this.#sections.at(-1)?.node ?? null
  }

  /** Opens the headings of a row. @returns whether one of them is new */
  #openLevels(row: number): boolean {
    let changed = false
    let leftSegment = Number.NaN
    let leftText = ''
    for (const [place, { column, points, weight }] of this.#levels.entries()) {
      const cell = headingText(this.#grid.text(row, column))
      const segment = this.#grid.segment(row, column)
      // A heading merged over the columns of two levels is one heading.
      const text = segment === leftSegment || (cell === leftText && this.#grid.width(row, column) > 1) ? '' : cell
      leftSegment = segment
      leftText = cell
      const open = this.#open[place] ?? null
      if (changed) this.#open[place] = null
      if (text === '') {
        // After a merged heading of several rows a blank cell says that none follows; after a single one that it goes on.
        if (!changed && open !== null && open.height > 1 && open.segment !== segment) {
          this.#open[place] = null
          changed = true
        }
        continue
      }
      if (!changed && open !== null && (open.segment === segment || open.text === text)) {
        this.#open[place] = { ...open, segment, height: Math.max(open.height, this.#grid.height(row, column)) }
        continue
      }
      const node = draftGroup(row + 1, text, false)
      if (points !== null) node.points = pointsOf(this.#grid.text(row, points))
      if (weight !== null) node.weight = weightOf(this.#grid.text(row, weight))
      const parent = this.#open.slice(0, place).findLast((above) => above !== null)?.node ?? this.#sections.at(-1)?.node ?? null
      this.#childrenOf(parent).push(node)
      this.#open[place] = { node, segment, text, height: this.#grid.height(row, column) }
      changed = true
    }
    if (changed) this.#leaf = null
    return changed
  }

  /** A row with a new heading and nothing but its points. */
  #headingOnly(row: number, changed: boolean): boolean {
    const node = this.#open.findLast((open) => open !== null)?.node
    if (!changed || node === undefined) return false
    node.points ??= pointsOf(this.#text(row, 'points'))
    node.weight ??= weightOf(this.#text(row, 'weight'))
    const checkedBy = headingText(this.#text(row, 'checkedBy'))
    if (checkedBy !== '') node.leaf = { lines: [], checkedBy: [checkedBy], scorer: [], code: '' }
    return true
  }

  #continues(row: number, current: OpenLeaf, name: string): boolean {
    const samePoints = current.pointsSegment === this.#segment(row, 'points') && current.pointsHeight > 1
    const noPoints = pointsOf(this.#text(row, 'points')) === null
    if (samePoints && !noPoints) return true
    const sameName = name === '' ? typeof this.#columns.leaf === 'number' : name === current.text
    return sameName && noPoints
  }

  #append(row: number, current: OpenLeaf, line: DraftLeaf['lines'][number]): void {
    const repeated = current.criteriaSegment === this.#segment(row, 'criteria')
    const again = current.requirementSegment === this.#segment(row, 'requirement')
    current.leaf.lines.push({
      ...line,
      name: line.name === current.text ? '' : line.name,
      criteria: repeated ? '' : line.criteria,
      requirement: again ? '' : line.requirement,
    })
    current.criteriaSegment = this.#segment(row, 'criteria')
    current.requirementSegment = this.#segment(row, 'requirement')
    this.#noteWho(row, current.leaf)
  }

  #start(row: number, current: OpenLeaf | null, line: DraftLeaf['lines'][number]): void {
    const points = pointsOf(this.#text(row, 'points'))
    const repeatsName = current !== null && line.name !== '' && line.name === current.text
    const parent = repeatsName ? this.#groupOf(current) : this.#parent()
    const leaf: DraftLeaf = {
      lines: [{ ...line, name: repeatsName ? '' : line.name }],
      checkedBy: [],
      scorer: [],
      code: headingText(this.#text(row, 'code')),
    }
    const node: DraftNode = { ...draftGroup(row + 1, line.name, false), points, weight: weightOf(this.#text(row, 'weight')), leaf }
    this.#childrenOf(parent).push(node)
    this.#noteWho(row, leaf)
    this.#leaf = {
      node,
      leaf,
      parent,
      text: line.name,
      pointsSegment: this.#segment(row, 'points'),
      pointsHeight: this.#height(row, 'points'),
      criteriaSegment: this.#segment(row, 'criteria'),
      requirementSegment: this.#segment(row, 'requirement'),
    }
  }

  /** The group below which the several leaves of one name stand: made from the first of them. */
  #groupOf(current: OpenLeaf): DraftNode {
    const siblings = this.#childrenOf(current.parent)
    const known = current.parent
    if (known !== null && known.heading === current.text && known !== this.#parent()) return known
    const group = draftGroup(current.node.row, current.text, false)
    siblings.splice(siblings.indexOf(current.node), 1, group)
    current.leaf.lines = current.leaf.lines.map((line) => ({ ...line, name: line.name === current.text ? '' : line.name }))
    current.node.heading = ''
    group.children.push(current.node)
    return group
  }

  #noteWho(row: number, leaf: DraftLeaf): void {
    for (const [name, texts] of [
      ['checkedBy', leaf.checkedBy],
      ['scorer', leaf.scorer],
    ] as const) {
      const text = headingText(this.#text(row, name))
      if (text !== '' && !texts.includes(text)) texts.push(text)
    }
  }
}
