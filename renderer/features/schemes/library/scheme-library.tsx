import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadScheme } from '../../../../shared/contract/scheme-files.ts'
import { api, type client } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { notify } from '../../../components/notice.tsx'
import { Problem } from '../../../components/states.tsx'
import { BeginBlank, BeginCopy, BeginNextVersion } from './begin-cards.tsx'
import { DraftList } from './draft-list.tsx'
import styles from './library.module.css'
import { ReadSchemeCheck } from './read-scheme-check.tsx'
import { SchemeFileCard } from './scheme-file-card.tsx'
import { StarterList } from './starter-list.tsx'

/** What a draft is made of, as the host takes it. */
export type NewScheme = Parameters<typeof client.schemes.create>[0]

interface SchemeLibraryProps {
  readonly onImport: () => void
  readonly onCreated: (versionId: number) => void
}

/** The cards of 新建方案 and the drafts that are there. Every way makes a draft and opens it. */
export function SchemeLibrary({ onImport, onCreated }: SchemeLibraryProps): ReactElement {
  const { t } = useTranslation()
  const versions = useQuery(api.schemes.versions.queryOptions())
  const create = useMutation(api.schemes.create.mutationOptions())
  const [read, setRead] = useState<ReadScheme | null>(null)
  const begin = (scheme: NewScheme) =>
    create.mutate(scheme, {
      onSuccess: (made) => {
        notify.success(t('schemeLibrary.created', { name: made.name }))
        onCreated(made.id)
      },
    })
  const problem = create.isError ? <Problem error={create.error} /> : null

  if (read !== null) {
    return (
      <div className={styles.page}>
        {problem}
        <ReadSchemeCheck
          read={read}
          busy={create.isPending}
          onOther={() => {
            create.reset()
            setRead(null)
          }}
          onCreate={() => begin({ from: 'scheme', scheme: read.scheme })}
        />
      </div>
    )
  }
  const kept = versions.data ?? []
  return (
    <div className={styles.page}>
      {problem}
      {versions.isError ? <Problem error={versions.error} onRetry={() => void versions.refetch()} /> : null}
      <div className={styles.ways}>
        <Card className={styles.first} title={t('schemeLibrary.import.title')}>
          <p className={styles.about}>{t('schemeLibrary.import.about')}</p>
          <div className={styles.do}>
            <Button variant="primary" icon="upload" onClick={onImport}>
              {t('schemeLibrary.import.start')}
            </Button>
          </div>
        </Card>
        <SchemeFileCard onRead={setRead} onImport={onImport} />
        <BeginBlank busy={create.isPending} onBegin={begin} />
        <StarterList busy={create.isPending} onBegin={begin} />
        <BeginCopy versions={kept} busy={create.isPending} onBegin={begin} />
        <BeginNextVersion versions={kept} busy={create.isPending} onBegin={begin} />
      </div>
      <DraftList versions={kept} onOpen={onCreated} />
    </div>
  )
}
