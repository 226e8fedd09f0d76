import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account, Me } from '../../../shared/contract/accounts.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { useMay } from '../../components/use-may.ts'
import '../../i18n/trust-texts.ts'
import { AccountDetail } from './account-detail.tsx'
import { AccountTable } from './account-table.tsx'
import styles from './accounts.module.css'
import { type GivenHalf, HalfCard } from './half-card.tsx'
import { ModeCard } from './mode-card.tsx'
import { NewAccount } from './new-account.tsx'
import { PolicyCard } from './policy-card.tsx'

/** 账户与权限: who may enter, with which roles; the rules for passwords; and how people enter at all. */
export function AccountsScreen(): ReactElement {
  const { t } = useTranslation()
  const me = useQuery(api.accounts.me.queryOptions())
  const hasAccounts = me.data !== undefined && me.data.mode !== 'demonstration'
  const list = useQuery({ ...api.accounts.list.queryOptions(), enabled: hasAccounts })
  if (me.data !== undefined && !hasAccounts) {
    return (
      <>
        <PageHead title={t('accounts.title')} />
        <EmptyState icon="accounts" title={t('accounts.list.demonstration')}>
          {t('accounts.list.demonstrationText')}
        </EmptyState>
      </>
    )
  }
  return me.data === undefined || list.data === undefined ? (
    <>
      <PageHead title={t('accounts.title')} />
      {list.isError ? <Problem error={list.error} onRetry={() => void list.refetch()} /> : <Loading />}
    </>
  ) : (
    <Accounts me={me.data} accounts={list.data} />
  )
}

function Accounts({ me, accounts }: { readonly me: Me; readonly accounts: readonly Account[] }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { account: openId, mode } = useSearch({ from: '/accounts' })
  const [half, setHalf] = useState<GivenHalf | null>(null)
  const open = accounts.find(({ id }) => id === openId)
  const waiting = accounts.filter(({ state }) => state === 'pending').length
  const facts: string[] = [t(`accounts.list.facts.mode.${me.mode}`), t('accounts.list.facts.count', { count: accounts.length })]
  if (waiting > 0) facts.push(t('accounts.list.facts.waiting', { count: waiting }))

  function show(search: { readonly account?: number; readonly mode?: 'new' }): void {
    setHalf(null)
    void navigate({ to: '/accounts', search })
  }

  function side(): ReactElement {
    if (half !== null) return <HalfCard half={half} onNoted={() => setHalf(null)} />
    if (mode === 'new' && may('accounts.create')) {
      return (
        <NewAccount
          onCancel={() => show({})}
          onMade={(given) => {
            show({ account: given.account.id })
            setHalf(given)
          }}
        />
      )
    }
    if (open !== undefined) {
      return <AccountDetail key={open.id} account={open} me={me} onHalf={setHalf} onClose={() => show({})} />
    }
    return (
      <>
        <PolicyCard />
        <ModeCard me={me} accounts={accounts} />
      </>
    )
  }

  return (
    <>
      <PageHead
        title={t('accounts.title')}
        facts={facts}
        actions={
          may('accounts.create') && (
            <Button variant="primary" icon="plus" onClick={() => show({ mode: 'new' })}>
              {t('accounts.list.add')}
            </Button>
          )
        }
      />
      <div className={styles.grid}>
        <Card title={t('accounts.list.title')}>
          <div className={styles.scroll}>
            <AccountTable
              accounts={accounts}
              ownId={me.account?.id ?? null}
              current={open?.id ?? null}
              onOpen={(id) => show({ account: id })}
            />
          </div>
        </Card>
        <div className={styles.column}>{side()}</div>
      </div>
    </>
  )
}
