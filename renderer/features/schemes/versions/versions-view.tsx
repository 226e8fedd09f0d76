import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedVersion } from '../../../../shared/contract/scheme-versions.ts'
import { api } from '../../../api/client.ts'
import { useCycle } from '../../../app/cycle-context.ts'
import { notify } from '../../../components/notice.tsx'
import { Loading, Problem } from '../../../components/states.tsx'
import { Chip } from '../../../components/tag.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { DifferencePanel } from './difference-panel.tsx'
import { MappingPanel } from './mapping-panel.tsx'
import { MovePanel } from './move-panel.tsx'
import { PublishSection } from './publish-section.tsx'
import { VersionList } from './version-list.tsx'
import { VersionPair } from './version-pair.tsx'
import styles from './versions.module.css'

const tabs = ['difference', 'mapping', 'move'] as const

/** The versions of the open scheme: publishing, the next version, their difference, how their leaves continue, and the move of a cycle. */
export function VersionsView(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const navigate = useNavigate({ from: '/schemes' })
  const queryClient = useQueryClient()
  const { version, kept } = useSchemeDocument()
  const [tab, setTab] = useState<(typeof tabs)[number]>('difference')
  const [chosen, setChosen] = useState<{ readonly fromId: number; readonly toId: number } | null>(null)
  const listed = useQuery(api.schemeVersions.list.queryOptions({ input: { versionId: version.id } }))
  const all = useQuery(api.schemes.versions.queryOptions())
  useEffect(() => {
    // A working copy is compared as it stands on screen, and keeping it is no change that the host announces.
    if (kept === 'kept') void queryClient.invalidateQueries({ queryKey: api.schemeVersions.key() })
  }, [kept, queryClient])
  const open = (versionId: number) =>
    void navigate({ search: { ...(versionId === cycle.schemeVersionId ? {} : { version: versionId }), view: 'versions' } })
  const next = useMutation(
    api.schemes.create.mutationOptions({
      onSuccess: (made) => {
        notify.success(t('schemeVersions.nextMade', { number: made.number }))
        open(made.id)
      },
    }),
  )

  if (listed.isError) return <Problem error={listed.error} onRetry={() => void listed.refetch()} />
  if (all.isError) return <Problem error={all.error} onRetry={() => void all.refetch()} />
  if (listed.isPending || all.isPending) return <Loading />
  const pair = chosen ?? firstPair(listed.data, version.id, cycle.schemeVersionId)
  return (
    <div className={styles.view}>
      <PublishSection />
      <VersionList
        versions={listed.data}
        shownId={version.id}
        busy={next.isPending}
        onOpen={open}
        onNext={(versionId) => next.mutate({ from: 'version', versionId })}
        onCompare={(each) => {
          setTab('difference')
          setChosen({ fromId: previousOf(listed.data, each)?.id ?? version.id, toId: each.id })
        }}
      />
      {next.isError ? <Problem error={next.error} /> : null}
      <section className={styles.card} aria-label={t(`schemeVersions.tab.${tab}`)}>
        <div className={styles.tools}>
          {tabs.map((each) => (
            <Chip key={each} pressed={each === tab} onPress={() => setTab(each)}>
              {t(`schemeVersions.tab.${each}`)}
            </Chip>
          ))}
        </div>
        <p className={styles.help}>{t(`schemeVersions.${tab}.help`)}</p>
        {tab === 'move' ? (
          <MovePanel versions={all.data} />
        ) : (
          <>
            <VersionPair versions={all.data} pair={pair} onChange={setChosen} />
            {pair.fromId === pair.toId ? (
              <p className="muted">{t('schemeVersions.sameVersion')}</p>
            ) : tab === 'difference' ? (
              <DifferencePanel pair={pair} />
            ) : (
              <MappingPanel key={`${pair.fromId} ${pair.toId}`} pair={pair} />
            )}
          </>
        )}
      </section>
    </div>
  )
}

/** What one wants to compare first: the open version with the one before it; the first version of a scheme with the one in force. */
function firstPair(listed: readonly ListedVersion[], openId: number, cycleVersionId: number): { fromId: number; toId: number } {
  const shown = listed.find(({ id }) => id === openId)
  const before = shown === undefined ? undefined : previousOf(listed, shown)
  if (before !== undefined) return { fromId: before.id, toId: openId }
  const later = listed.find(({ id }) => id !== openId)
  if (later !== undefined) return { fromId: openId, toId: later.id }
  return { fromId: cycleVersionId, toId: openId }
}

function previousOf(listed: readonly ListedVersion[], version: ListedVersion): ListedVersion | undefined {
  return listed.find(({ number }) => number < version.number)
}
