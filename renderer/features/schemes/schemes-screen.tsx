import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { SchemeDocumentProvider } from './document/scheme-document.tsx'
import { SchemeWorkspace } from './scheme-workspace.tsx'

const StartScheme = lazy(() => import('./library/start-scheme.tsx').then((module) => ({ default: module.StartScheme })))

/** 考评方案: the version that the address names, else the one of the cycle; or the panel that starts another scheme. */
export function SchemesScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const navigate = useNavigate({ from: '/schemes' })
  const { version: wanted, indicator = null, view = 'tree', mode } = useSearch({ from: '/schemes' })
  const versionId = wanted ?? cycle.schemeVersionId
  const versions = useQuery(api.schemes.versions.queryOptions())
  const version = useQuery(api.schemes.version.queryOptions({ input: { versionId } }))
  const search = (chosen: number) => (chosen === cycle.schemeVersionId ? {} : { version: chosen })

  if (mode !== undefined) {
    return (
      <Suspense fallback={<Loading />}>
        <StartScheme
          mode={mode}
          onMode={(next) => void navigate({ search: { ...search(versionId), mode: next } })}
          onCreated={(created, imported) => void navigate({ search: { ...search(created), ...(imported ? { view: 'review' } : {}) } })}
          onClose={() => void navigate({ search: search(versionId) })}
        />
      </Suspense>
    )
  }
  if (version.isPending) {
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
