import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealGateLine, SealStatus } from '../../../shared/contract/seals.ts'
import { Card } from '../../components/card.tsx'
import { Icon } from '../../components/icons.tsx'
import styles from './seals.module.css'

/** Where each open thing is finished. */
const places: Readonly<Record<SealGateLine['what'], Pick<LinkProps, 'to' | 'search'>>> = {
  scheme_draft: { to: '/schemes', search: { view: 'versions' } },
  nobody_ranked: { to: '/scoring' },
  findings: { to: '/findings', search: { group: 'submitted' } },
  sheets: { to: '/panels', search: { view: 'sheets' } },
  paper_sheets: { to: '/panels', search: { view: 'paper' } },
  meetings: { to: '/meetings' },
  surveys: { to: '/surveys' },
  incomplete: { to: '/ranking', search: { section: 'incomplete' } },
  ties: { to: '/decisions', search: { view: 'decide' } },
}

/** What must be finished before sealing, each with how many are open and the way there. */
export function SealGate({ status }: { readonly status: SealStatus }): ReactElement {
  const { t } = useTranslation()
  const open = status.gate.filter((line) => line.open > 0).length
  return (
    <Card title={t('seals.gate.title')}>
      <p className={open === 0 ? styles.ready : styles.waiting} role="status">
        <Icon name={open === 0 ? 'check' : 'warning'} /> {open === 0 ? t('seals.gate.ready') : t('seals.gate.open', { count: open })}
      </p>
      <ul className={styles.gate}>
        {status.gate.map(({ what, open: count }) => (
          <li key={what} className={count === 0 ? undefined : styles.openLine}>
            <Icon name={count === 0 ? 'check' : 'warning'} size={14} />
            <span>{t(`seals.gate.what.${what}`)}</span>
            <span className={count === 0 ? 'muted' : 'negative'}>
              {count === 0 ? t('seals.gate.done') : t(`seals.gate.count.${what}`, { count })}
            </span>
            {count === 0 ? null : <Link {...places[what]}>{t('seals.gate.go')}</Link>}
          </li>
        ))}
      </ul>
      <p className="muted small">
        {t('seals.gate.decisions', status.decisions)}
        {status.calibrated ? ` ${t('seals.gate.calibrated')}` : ''}
      </p>
    </Card>
  )
}
