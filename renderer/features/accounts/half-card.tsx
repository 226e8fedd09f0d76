import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/contract/accounts.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import styles from './accounts.module.css'

/** Half of a one-time password as it came with an answer; it is in no other. */
export interface GivenHalf {
  readonly account: Account
  readonly half: string
  readonly place: 'first' | 'second'
}

/** Shows the half of a one-time password that is this person's to hand over, until it was written down. */
export function HalfCard({ half: given, onNoted }: { readonly half: GivenHalf; readonly onNoted: () => void }): ReactElement {
  const { t } = useTranslation()
  const { name } = given.account
  const isFirst = given.place === 'first'
  return (
    <Card title={isFirst ? t('accounts.detail.firstHalf') : t('accounts.detail.secondHalf')} className={styles.stack}>
      <output className={styles.half}>{given.half}</output>
      <p>{t('accounts.detail.halfOnce', { name })}</p>
      <p className={styles.text}>{isFirst ? t('accounts.detail.halfFirst') : t('accounts.detail.halfSecond', { name })}</p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onNoted}>
          {t('accounts.detail.noted')}
        </Button>
      </div>
    </Card>
  )
}
