import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { Loading, Problem } from '../../../components/states.tsx'
import { Tag } from '../../../components/tag.tsx'
import styles from './library.module.css'
import type { NewScheme } from './scheme-library.tsx'

interface StarterListProps {
  readonly busy: boolean
  readonly onBegin: (scheme: NewScheme) => void
}

/** The schemes that come with the program, each with what it holds. */
export function StarterList({ busy, onBegin }: StarterListProps): ReactElement {
  const { t } = useTranslation()
  const starters = useQuery(api.schemes.starters.queryOptions())
  return (
    <Card className={styles.wide} title={t('schemeLibrary.starters.title')}>
      <p className={styles.about}>{t('schemeLibrary.starters.about')}</p>
      {starters.isPending ? <Loading /> : null}
      {starters.isError ? <Problem error={starters.error} onRetry={() => void starters.refetch()} /> : null}
      {starters.data?.length === 0 ? <p className="muted">{t('schemeLibrary.starters.none')}</p> : null}
      <ul className={styles.starters} aria-label={t('schemeLibrary.starters.title')}>
        {starters.data?.map((starter) => (
          <li key={starter.code}>
            <div className={styles.starter}>
              <p>
                <strong>{starter.name}</strong> <Tag>{t(`glossary.kind.${starter.kind}`)}</Tag>
              </p>
              <p className={styles.facts}>
                {starter.points === null
                  ? t('schemeLibrary.starters.factsOpen', { leaves: starter.leaves, rules: starter.rules })
                  : t('schemeLibrary.starters.facts', { leaves: starter.leaves, rules: starter.rules, points: starter.points })}
              </p>
            </div>
            <Button
              size="small"
              disabled={busy}
              aria-label={t('schemeLibrary.starters.useOf', { name: starter.name })}
              onClick={() => onBegin({ from: 'starter', code: starter.code })}
            >
              {t('schemeLibrary.starters.use')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
