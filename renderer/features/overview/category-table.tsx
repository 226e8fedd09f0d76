import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CycleOverview } from '../../../shared/contract/cycles.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { showNumber } from '../../components/number-text.ts'
import styles from './overview-screen.module.css'

const few = 16

/** One line a category: how complete it is, who leads, and how the totals lie. A name leads to its ranking. */
export function CategoryTable({ categories }: { readonly categories: CycleOverview['categories'] }): ReactElement {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? categories : categories.slice(0, few)
  const score = (text: string | null): string => (text === null ? t('common.noValue') : showNumber(text))
  return (
    <Card title={t('overview.categories.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('overview.categories.name')}</th>
            <th scope="col" className="number">
              {t('overview.categories.evaluatees')}
            </th>
            <th scope="col" className="number">
              {t('overview.categories.complete')}
            </th>
            <th scope="col">{t('overview.categories.leader')}</th>
            <th scope="col" className="number">
              {t('overview.categories.best')}
            </th>
            <th scope="col" className="number">
              {t('overview.categories.mean')}
            </th>
            <th scope="col" className="number">
              {t('overview.categories.worst')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((category) => (
            <tr key={category.id}>
              <th scope="row" className={styles.category}>
                <Link to="/ranking" search={{ category: category.id }}>
                  {category.name}
                </Link>
              </th>
              <td className="number">{category.evaluatees}</td>
              <td className="number">{category.complete}</td>
              {category.complete === 0 && category.evaluatees > 0 ? (
                <td colSpan={4} className="muted">
                  {t('overview.categories.provisionalOnly')}
                </td>
              ) : (
                <>
                  <td>{category.leaderName ?? t('common.noValue')}</td>
                  <td className="number">{score(category.best)}</td>
                  <td className="number">{score(category.mean)}</td>
                  <td className="number">{score(category.worst)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {categories.length > few && (
        <Button size="small" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('overview.categories.showFew', { count: few }) : t('overview.categories.showAll', { count: categories.length })}
        </Button>
      )}
    </Card>
  )
}
