import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { notify } from '../../../components/notice.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { TOTAL, treeRows } from '../scheme-tree.ts'
import { PublishPanel } from './publish-panel.tsx'
import styles from './versions.module.css'

/** Publishing the open draft, or why it cannot be published yet; nothing for a version that is published. */
export function PublishSection(): ReactElement | null {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { version, scheme, problems, dirty } = useSchemeDocument()
  const [asked, setAsked] = useState(false)
  if (version.state !== 'draft') return null
  const waiting = version.pendingReadings ?? 0
  const refusing = problems.some(({ severity }) => severity === 'refusing')
  const blocked = dirty
    ? t('schemeVersions.publishBlocked.dirty')
    : refusing
      ? t('schemeVersions.publishBlocked.refusing')
      : waiting > 0
        ? t('schemeVersions.publishBlocked.readings', { count: waiting })
        : null
  if (!asked || blocked !== null) {
    return (
      <section className={styles.publishBar} aria-label={t('schemes.publish')}>
        <p>{blocked ?? t('schemeVersions.publishReady')}</p>
        <Button disabled={blocked !== null} onClick={() => setAsked(true)}>
          {t('schemes.publish')}
        </Button>
      </section>
    )
  }
  const names = new Map(treeRows(scheme).map(({ code, name }) => [code, name]))
  return (
    <PublishPanel
      version={version}
      problems={problems}
      nameOf={(code) => (code === TOTAL ? t('schemes.total') : (names.get(code) ?? code))}
      onPublished={(published) => {
        queryClient.setQueryData(api.schemes.version.queryKey({ input: { versionId: published.id } }), published)
        setAsked(false)
        notify.success(t('schemes.published'))
      }}
      onClose={() => setAsked(false)}
    />
  )
}
