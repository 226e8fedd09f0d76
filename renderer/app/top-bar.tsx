import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/contract/accounts.ts'
import type { Cycle } from '../../shared/contract/cycles.ts'
import type { About } from '../../shared/contract/settings.ts'
import { api } from '../api/client.ts'
import { notify } from '../components/notice.tsx'
import { useRefusalText } from '../components/refusal-text.ts'
import { Tag } from '../components/tag.tsx'
import { useMay } from '../components/use-may.ts'
import { choosePageLanguage, forgetPageLanguage } from '../i18n/page-language.ts'
import { AccountMenu } from './account-menu.tsx'
import { OperatorName } from './operator-name.tsx'
import type { OwnPage } from './own-page.ts'
import styles from './top-bar.module.css'

const GlobalSearch = lazy(async () => ({ default: (await import('./global-search.tsx')).GlobalSearch }))
const newCycle = 'new'

interface TopBarProps {
  readonly cycles: readonly Cycle[]
  readonly cycle: Cycle | null
  readonly about: About | null
  readonly me: Me | null
  readonly onOwnPage: (page: OwnPage) => void
}

/** Which cycle is on screen, search by Ctrl K, the language, and who sits here: an account, or in a demonstration a typed name. */
export function TopBar({ cycles, cycle, about, me, onOwnPage }: TopBarProps): ReactElement {
  const { t, i18n } = useTranslation()
  const may = useMay()
  const refusalText = useRefusalText()
  const navigate = useNavigate()
  const other = i18n.language === 'zh' ? 'en' : 'zh'
  const [searching, setSearching] = useState(false)
  const change = useMutation(api.settings.change.mutationOptions({ onError: (error) => notify.problem(refusalText(error)) }))

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setSearching(true)
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <header className={styles.bar}>
      {cycle !== null && (
        <div className={styles.cycle}>
          <select
            aria-label={t('shell.cycle')}
            value={String(cycle.id)}
            onChange={(event) => {
              const chosen = event.target.value
              if (chosen === newCycle) void navigate({ to: '/start' })
              else void navigate({ to: '.', search: { cycle: Number(chosen) } })
            }}
          >
            {cycles.map(({ id, year, name }) => (
              <option key={id} value={id}>
                {name.includes(String(year)) ? name : `${year} ${name}`}
              </option>
            ))}
            {may('cycles.create') && <option value={newCycle}>{t('shell.newCycle')}</option>}
          </select>
          <span className={styles.state}>{t(`glossary.cycleState.${cycle.state}`)}</span>
          {cycle.isSample && <Tag tone="gold">{t('shell.sample')}</Tag>}
        </div>
      )}
      {cycle !== null && (
        <button type="button" className={styles.search} onClick={() => setSearching(true)}>
          <span>{t('shell.searchPlaceholder')}</span>
          <kbd>Ctrl K</kbd>
        </button>
      )}
      {searching && cycle !== null && (
        <Suspense fallback={null}>
          <GlobalSearch cycle={cycle} onClose={() => setSearching(false)} />
        </Suspense>
      )}
      <div className={styles.space} />
      {about !== null && (
        <button
          type="button"
          className={styles.language}
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          aria-label={t('shell.languageLabel')}
          onClick={() => {
            if (!may('settings.change')) {
              choosePageLanguage(other)
              return
            }
            forgetPageLanguage()
            change.mutate({ language: other })
          }}
        >
          {t('shell.language')}
        </button>
      )}
      {about !== null && me?.mode === 'demonstration' && (
        <OperatorName operator={about.operator} onChange={(operator) => change.mutateAsync({ operator })} />
      )}
      {me !== null && me.account !== null && <AccountMenu account={me.account} onOwnPage={onOwnPage} />}
    </header>
  )
}
