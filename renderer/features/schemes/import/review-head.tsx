import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/tag.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { TOTAL } from '../scheme-tree.ts'
import styles from './review.module.css'
import { isListed, isOpen, type ReviewEntry, type ReviewFilter, reviewFilters } from './review-entries.ts'

interface ReviewHeadProps {
  readonly entries: readonly ReviewEntry[]
  readonly filter: ReviewFilter
  readonly onFilter: (filter: ReviewFilter) => void
  /** How many can be accepted together; 0 leaves the button away. */
  readonly certain: number
  readonly onBulk: () => void
}

/** How far the review is, what is listed, and what the scheme comes to so far. Once everything is decided: where to go on. */
export function ReviewHead({ entries, filter, onFilter, certain, onBulk }: ReviewHeadProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useSchemeDocument()
  const navigate = useNavigate({ from: '/schemes' })
  const decided = entries.filter((entry) => !isOpen(entry)).length
  const goTo = (view: 'trial' | 'versions') => void navigate({ search: (before) => ({ ...before, view }) })
  return (
    <>
      <div className={styles.head}>
        <label className={styles.progress}>
          {t('schemeImport.review.progress', { decided, count: entries.length })}
          <progress value={decided} max={Math.max(1, entries.length)} />
        </label>
        <div className={styles.chips}>
          {reviewFilters.map((each) => (
            <Chip
              key={each}
              pressed={each === filter}
              onPress={() => onFilter(each)}
              count={entries.filter((entry) => isListed(entry, each)).length}
            >
              {t(`schemeImport.review.filter.${each}`)}
            </Chip>
          ))}
        </div>
        <SumsSoFar />
        {certain === 0 ? null : (
          <Button size="small" onClick={onBulk}>
            {t('schemeImport.review.bulk.open', { count: certain })}
          </Button>
        )}
      </div>
      {decided < entries.length || readOnly ? null : (
        <div role="status" className={styles.done}>
          <p>
            <strong>{t('schemeImport.review.done')}</strong> {t('schemeImport.review.doneAbout')}
          </p>
          <Button size="small" onClick={() => goTo('trial')}>
            {t('schemeImport.review.toTrial')}
          </Button>
          <Button size="small" variant="primary" onClick={() => goTo('versions')}>
            {t('schemeImport.review.toPublish')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Stated, summed and attainable total of the draft, and on opening what does not add up. */
function SumsSoFar(): ReactElement {
  const { t } = useTranslation()
  const { sums, problems, scheme } = useSchemeDocument()
  const total = sums.get(TOTAL)
  const value = (amount: string | null | undefined) => amount ?? t('schemeImport.review.sums.none')
  const own = problems.filter((problem) => problem.at === TOTAL)
  return (
    <p
      className={styles.sums}
      title={own.map((problem) => codedText('schemeProblems', problem.code, problem.values)).join('\n') || undefined}
    >
      <span>{t('schemeImport.review.sums.stated', { value: value(scheme.points) })}</span>
      <span>{t('schemeImport.review.sums.summed', { value: value(total?.summed) })}</span>
      <span>{t('schemeImport.review.sums.attainable', { value: total?.attainable ?? t('schemes.unbounded') })}</span>
      {problems.length === 0 ? null : (
        <b className={styles.differs}>{t('schemeImport.review.sums.problems', { count: problems.length })}</b>
      )}
    </p>
  )
}
