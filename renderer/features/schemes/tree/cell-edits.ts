import { useTranslation } from 'react-i18next'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { changeIndicator, withOptional } from '../edits/change-indicator.ts'
import { placeOf } from '../edits/tree-places.ts'
import { TOTAL } from '../scheme-tree.ts'
import type { ShownRow } from './shown-rows.ts'
import type { CellField } from './use-tree-state.ts'

/** The cells of a line that can be typed into, left to right. */
export function fieldsOf(row: ShownRow): readonly CellField[] {
  if (row.kind === 'total') return ['points']
  if (row.kind === 'part') return []
  return ['name', ...(row.part === 'veto' ? [] : (['points'] as const)), ...(row.weighted ? (['weight'] as const) : [])]
}

/** Puts what was typed in a cell into the scheme; the keystrokes of one cell are one undo step. */
export function useTypeCell(): (key: string, field: CellField, value: string | null) => void {
  const { t } = useTranslation()
  const { scheme, change } = useSchemeDocument()
  return (key: string, field: CellField, value: string | null) => {
    const merge = `${field} ${key}`
    if (key === TOTAL) {
      const label = t('schemes.pointsOf', { name: t('schemes.total') })
      change(label, (before: Scheme) => (before.points === value ? before : { ...before, points: value }), merge)
      return
    }
    const name = placeOf(scheme, key)?.indicator.name ?? key
    if (field === 'name') {
      change(t('schemeTree.did.rename', { name, next: value ?? '' }), (before) =>
        changeIndicator(before, key, (each) => (value === null ? each : { ...each, name: value })),
      )
    } else if (field === 'points') {
      change(
        t('schemes.pointsOf', { name }),
        (before) => changeIndicator(before, key, (each) => (each.points === value ? each : { ...each, points: value })),
        merge,
      )
    } else {
      change(
        t('schemes.weightOf', { name }),
        (before) => changeIndicator(before, key, (each) => ((each.weight ?? null) === value ? each : withOptional(each, 'weight', value))),
        merge,
      )
    }
  }
}
