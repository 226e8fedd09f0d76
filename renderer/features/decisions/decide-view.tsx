import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionCategory, DecisionView } from '../../../shared/contract/decisions.ts'
import { classNames } from '../../components/class-names.ts'
import { EmptyState } from '../../components/states.tsx'
import { DecisionTable } from './decision-table.tsx'
import styles from './decisions.module.css'
import { TieCard } from './tie-card.tsx'

interface DecideViewProps {
  readonly data: DecisionView
  readonly categoryId: number | undefined
  readonly onCategory: (categoryId: number) => void
}

/** Ties and the decided order of one category; ties of a quota over the whole year stand above every category. */
export function DecideView({ data, categoryId, onCategory }: DecideViewProps): ReactElement {
  const { t } = useTranslation()
  const { categories } = data
  const category = categories.find(({ id }) => id === categoryId) ?? categories[0]
  if (category === undefined) {
    return (
      <EmptyState icon="decisions" title={t('decisions.noRanked')} actions={<Link to="/ranking">{t('decisions.toRanking')}</Link>}>
        {t('decisions.noRankedNext')}
      </EmptyState>
    )
  }
  const ties = data.ties.filter(({ categoryId: of }) => of === null || of === category.id)
  const openIn = (id: number) => data.ties.filter((tie) => tie.decided === null && tie.categoryId === id).length
  return (
    <div className={styles.body}>
      <nav className={styles.categories} aria-label={t('decisions.categories')}>
        {categories.map(({ id, name, ranked }) => (
          <button
            key={id}
            type="button"
            className={classNames(styles.category, id === category.id && styles.currentCategory)}
            aria-current={id === category.id ? 'true' : undefined}
            title={name}
            onClick={() => onCategory(id)}
          >
            <span className={styles.categoryName}>{name}</span>
            {openIn(id) === 0 ? (
              <span className={styles.count}>{ranked.length}</span>
            ) : (
              <span className={styles.waiting}>{t('decisions.openTies', { count: openIn(id) })}</span>
            )}
          </button>
        ))}
      </nav>
      <div className={styles.work}>
        {ties.map((tie) => (
          <TieCard key={`${tie.categoryId} ${tie.grade} ${tie.decided === null}`} tie={tie} sealed={data.sealed} />
        ))}
        <section className={styles.sheet} aria-label={category.name}>
          <QuotaLine quotas={category.quotas} whole={data.quotas} />
          {category.ranked.length + category.byReference.length === 0 ? (
            <EmptyState icon="decisions" title={t('decisions.noRanked')}>
              {t('decisions.noRankedNext')}
            </EmptyState>
          ) : (
            <DecisionTable category={category} bands={data.bands} sealed={data.sealed} />
          )}
          {category.incomplete === 0 ? null : (
            <p className={classNames('muted', 'small', styles.foot)}>{t('decisions.incomplete', { count: category.incomplete })}</p>
          )}
        </section>
      </div>
    </div>
  )
}

function QuotaLine({
  quotas,
  whole,
}: {
  readonly quotas: DecisionCategory['quotas']
  readonly whole: DecisionView['quotas']
}): ReactElement {
  const { t } = useTranslation()
  const lines = [...quotas.map((quota) => ({ ...quota, of: '' })), ...whole.map((quota) => ({ ...quota, of: t('decisions.wholeCycle') }))]
  if (lines.length === 0) return <p className={classNames('muted', 'small', styles.quotas)}>{t('decisions.quota.none')}</p>
  return (
    <ul className={styles.quotas} aria-label={t('decisions.quota.title')}>
      {lines.map(({ of, grade, gradeName, used, places, decided }) => (
        <li key={`${of} ${grade}`}>
          {of === '' ? null : <span className="muted">{of} </span>}
          <strong>{t('decisions.quota.use', { grade: gradeName, used, places })}</strong>
          {decided === used ? null : <span> {t('decisions.quota.decided', { decided, places })}</span>}
          {decided > places ? <span className="negative"> {t('decisions.quota.over', { count: decided - places })}</span> : null}
        </li>
      ))}
    </ul>
  )
}
