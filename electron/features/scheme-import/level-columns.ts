import { meaningOf } from './column-words.ts'
import { labelsOf } from './find-header.ts'
import type { SchemeColumns } from './row-kinds.ts'
import type { SheetGrid } from './sheet-grid.ts'

/** Column of an indicator level, with the columns of points and weights that are the level's own. */
export interface LevelColumn {
  readonly column: number
  readonly points: number | null
  readonly weight: number | null
}

const levelNames = ['level1', 'level2', 'level3', 'level4'] as const

/**
 * Columns of the levels from the outermost on. 分值 or 权重 between a level and the next, or the leaf, are the level's own: the mapping names only those of the
 * leaves, because that is what a person has to correct.
 */
export function levelColumns(
  grid: SheetGrid,
  columns: SchemeColumns,
  header: { readonly first: number; readonly last: number },
): readonly LevelColumn[] {
  const mapped = new Set(Object.values(columns))
  const levels = levelNames.flatMap((name) => columns[name] ?? [])
  return levels.map((column, place) => {
    const end = levels[place + 1] ?? columns.leaf ?? grid.columns
    const own = (wanted: 'points' | 'weight') => {
      for (let beside = column + 1; beside < end; beside += 1) {
        if (mapped.has(beside)) continue
        const meaning = meaningOf(labelsOf(grid, header.first, header.last, beside))
        if (meaning?.kind === 'field' && meaning.field === wanted) return beside
      }
      return null
    }
    return { column, points: own('points'), weight: own('weight') }
  })
}
