import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { SchemeEditor } from './scheme-editor.tsx'

/** 考评方案: the version that the address names, else the one of the cycle. */
export function SchemesScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const navigate = useNavigate({ from: '/schemes' })
  const { version: wanted, indicator = null } = useSearch({ from: '/schemes' })
  const versionId = wanted ?? cycle.schemeVersionId
  const versions = useQuery(api.schemes.versions.queryOptions())
  const version = useQuery(api.schemes.version.queryOptions({ input: { versionId } }))

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
    <SchemeEditor
      // Another version is another editor: its unsaved edits are its own.
      key={version.data.id}
      version={version.data}
      versions={versions.data ?? []}
      indicator={indicator}
      onVersion={(chosen) => void navigate({ search: chosen === cycle.schemeVersionId ? {} : { version: chosen } })}
      onReload={() => void version.refetch()}
    />
  )
}
