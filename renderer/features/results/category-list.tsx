import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../shared/contract/register.ts'
import { classNames } from '../../components/class-names.ts'
import styles from './ranking-screen.module.css'

interface CategoryListProps {
  readonly categories: readonly Category[]
  /** Null: all categories together, by the overall rank. */
  readonly current: number | null
  readonly onChoose: (categoryId: number | null) => void
}

/** The categories beside the ranking, with how many evaluatees each has. */
export function CategoryList({ categories, current, onChoose }: CategoryListProps): ReactElement {
  const { t } = useTranslation()
  const total = categories.reduce((sum, category) => sum + category.evaluatees, 0)
  return (
    <nav className={styles.categories} aria-label={t('results.categories')}>
      <Choice name={t('results.allCategories')} count={total} current={current === null} onChoose={() => onChoose(null)} />
      {categories.map((category) => (
        <Choice
          key={category.id}
          name={category.name}
          count={category.evaluatees}
          current={category.id === current}
          onChoose={() => onChoose(category.id)}
        />
      ))}
    </nav>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly count: number
  readonly current: boolean
  readonly onChoose: () => void
}

function Choice({ name, count, current, onChoose }: ChoiceProps): ReactElement {
  return (
    <button
      type="button"
      className={classNames(styles.category, current && styles.currentCategory)}
      aria-current={current ? 'true' : undefined}
      title={name}
      onClick={onChoose}
    >
      <span>{name}</span>
      <span className={styles.count}>{count}</span>
    </button>
  )
}
