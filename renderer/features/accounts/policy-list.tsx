import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasswordPolicy } from '../../../shared/contract/accounts.ts'
import { api } from '../../api/client.ts'
import { Loading, Problem } from '../../components/states.tsx'
import styles from './entry.module.css'

/** What a new password needs, beside the field where it is typed. */
export function PolicyList(): ReactElement {
  const { t } = useTranslation()
  const policy = useQuery(api.accounts.policy.queryOptions())
  return (
    <section className={styles.rules} aria-label={t('accounts.policy.title')}>
      <h2>{t('accounts.policy.title')}</h2>
      {policy.isPending && <Loading />}
      {policy.isError && <Problem error={policy.error} onRetry={() => void policy.refetch()} />}
      {policy.data !== undefined && <PolicyRules policy={policy.data} />}
    </section>
  )
}

function PolicyRules({ policy }: { readonly policy: PasswordPolicy }): ReactElement {
  const { t } = useTranslation()
  return (
    <ul>
      <li>{t('accounts.policy.minimum', { count: policy.minimumLength })}</li>
      {policy.classes > 0 && <li>{t('accounts.policy.classes', { count: policy.classes })}</li>}
      <li>{t('accounts.policy.plain')}</li>
      <li>{policy.maximumAgeDays === null ? t('accounts.policy.noAge') : t('accounts.policy.age', { count: policy.maximumAgeDays })}</li>
      {policy.history > 1 && <li>{t('accounts.policy.history', { count: policy.history })}</li>}
      <li>{t('accounts.policy.failures', { count: policy.failures })}</li>
    </ul>
  )
}
