import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../shared/contract/register.ts'
import { Select } from '../../components/select.tsx'
import styles from './scoring-screen.module.css'

/** Beyond this many evaluatees a table begins with one category: nobody enters a province from top to bottom. */
export const MANY = 400

interface CategoryOf {
  readonly categories: readonly Category[]
  /** Whether there are so many evaluatees that the first category is shown unless all are asked for. */
  readonly many: boolean
  /** Category from the address; null: none named. */
  readonly category: number | null
  readonly onCategory: (category: number | null) => void
}

/** The category that a table shows, null for all, and how to choose another. */
export function useCategory({ categories, many, category, onCategory }: CategoryOf): {
  readonly categoryId: number | null
  readonly choose: (category: number | null) => void
} {
  const [all, setAll] = useState(false)
  return {
    categoryId: category ?? (all || !many ? null : (categories[0]?.id ?? null)),
    choose: (chosen) => {
      setAll(chosen === null)
      onCategory(chosen)
    },
  }
}

interface CategorySelectProps {
  readonly categories: readonly Category[]
  readonly categoryId: number | null
  readonly onChoose: (category: number | null) => void
}

/** Chooses the category whose evaluatees a table shows. */
export function CategorySelect({ categories, categoryId, onChoose }: CategorySelectProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Select
      className={styles.category}
      aria-label={t('scoring.category')}
      value={categoryId === null ? '' : String(categoryId)}
      options={[
        { value: '', label: t('scoring.allCategories') },
        ...categories.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      onChange={(value) => onChoose(value === '' ? null : Number(value))}
    />
  )
}
