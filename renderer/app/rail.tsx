import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../shared/contract/cycles.ts'
import type { About } from '../../shared/contract/settings.ts'
import { api } from '../api/client.ts'
import { Icon } from '../components/icons.tsx'
import { useMoment } from '../components/moment.ts'
import { useMay } from '../components/use-may.ts'
import styles from './rail.module.css'
import { screens as allScreens } from './screens.ts'

/** The way to every screen that who sits here may use, with what waits there. Narrow windows show the icons only; their names stay for screen readers and on hover. */
export function Rail({ cycle, about }: { readonly cycle: Cycle | null; readonly about: About | null }): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const may = useMay()
  const screens = allScreens.filter(({ asks }) => may(asks))
  const counts = useQuery(
    api.findings.counts.queryOptions({ input: { cycleId: cycle?.id ?? 1 }, enabled: cycle !== null && may('findings.counts') }),
  )
  const waiting = counts.data?.submitted ?? null
  return (
    <aside className={styles.rail} aria-label={t('common.productName')}>
      <div className={styles.brand}>
        <span className={styles.seal} aria-hidden="true">
          衡
        </span>
        <span className={styles.words}>
          <b>{t('common.productName')}</b>
          <small>{t('shell.tagline')}</small>
        </span>
      </div>
      <nav aria-label={t('shell.navigation')} className={styles.nav}>
        {screens.map((screen, index) => {
          const name = t(`shell.screens.${screen.key}`)
          return (
            <Fragment key={screen.key}>
              {screen.group !== null && screens[index - 1]?.group !== screen.group && (
                <p className={styles.group}>{t(`shell.groups.${screen.group}`)}</p>
              )}
              <Link
                to={screen.path}
                title={name}
                className={styles.item}
                activeProps={{ className: styles.on ?? '', 'aria-current': 'page' }}
              >
                <Icon name={screen.icon} />
                <span className={styles.words}>{name}</span>
                {screen.key === 'findings' && waiting !== null && waiting > 0 && (
                  <span className={styles.count} title={t('shell.waiting', { count: waiting })}>
                    {waiting}
                    <span className="visually-hidden">{t('glossary.findingStatus.submitted')}</span>
                  </span>
                )}
              </Link>
            </Fragment>
          )
        })}
      </nav>
      {about !== null && (
        <p className={styles.foot} title={about.dataFolder}>
          {t('shell.dataFolder')} · {lastPart(about.dataFolder)}
          <br />
          {about.lastBackupAt === null ? t('shell.noBackup') : t('shell.lastBackup', { at: moment(about.lastBackupAt) })}
        </p>
      )}
    </aside>
  )
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
