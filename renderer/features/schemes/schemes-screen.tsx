import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycleOrNull } from '../../app/cycle-context.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import '../../i18n/scheme-texts.ts'
import { SchemeDocumentProvider } from './document/scheme-document.tsx'
import { SchemeWorkspace } from './scheme-workspace.tsx'

const StartScheme = lazy(() => import('./library/start-scheme.tsx').then((module) => ({ default: module.StartScheme })))

/**
 * 考评方案: the version that the address names, else the one of the cycle, else the newest; or the panel that starts another scheme. An office may
 * write its scheme before it has a cycle.
 */
export function SchemesScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycleOrNull()
  const navigate = useNavigate({ from: '/schemes' })
  const { version: wanted, indicator = null, view = 'tree', mode } = useSearch({ from: '/schemes' })
  const versions = useQuery(api.schemes.versions.queryOptions())
  const newest = versions.data?.reduce<number | null>((latest, { id }) => Math.max(latest ?? 0, id), null)
  const versionId = wanted ?? cycle?.schemeVersionId ?? newest ?? null
  const version = useQuery(api.schemes.version.queryOptions({ input: { versionId: versionId ?? 1 }, enabled: versionId !== null }))
  const search = (chosen: number | null) => (chosen === null || chosen === cycle?.schemeVersionId ? {} : { version: chosen })

  if (mode !== undefined || (versions.isSuccess && versionId === null)) {
    return (
      <Suspense fallback={<Loading />}>
        <StartScheme
          mode={mode ?? 'new'}
          onMode={(next) => void navigate({ search: { ...search(versionId), mode: next } })}
          onCreated={(created, imported) => void navigate({ search: { ...search(created), ...(imported ? { view: 'review' } : {}) } })}
          onClose={() => void (versionId === null ? navigate({ to: '/start' }) : navigate({ search: search(versionId) }))}
        />
      </Suspense>
    )
  }
  if (versionId === null || version.isPending) {
    return (
      <>
        <PageHead title={t('schemes.title')} />
        <Loading />
      </>
    )
  }
  if (version.isError) {
    return (
      <>
        <PageHead title={t('schemes.title')} />
        <Problem error={version.error} onRetry={() => void version.refetch()} />
      </>
    )
  }
  return (
    // Another version is another document: its unsaved changes are its own.
    <SchemeDocumentProvider key={version.data.id} version={version.data} indicator={indicator}>
      <SchemeWorkspace
        versions={versions.data ?? []}
        view={view}
        onView={(chosen) => void navigate({ search: { ...search(versionId), ...(chosen === 'tree' ? {} : { view: chosen }) } })}
        onVersion={(chosen) => void navigate({ search: search(chosen) })}
        onNew={() => void navigate({ search: { ...search(versionId), mode: 'new' } })}
      />
    </SchemeDocumentProvider>
  )
}
