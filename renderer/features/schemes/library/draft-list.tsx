import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionHead } from '../../../../shared/contract/schemes.ts'
import { api } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { notify } from '../../../components/notice.tsx'
import { Problem } from '../../../components/states.tsx'
import styles from './library.module.css'

interface DraftListProps {
  readonly versions: readonly VersionHead[]
  readonly onOpen: (versionId: number) => void
}

/** Drafts that are there, to open or to delete. Deleting asks once more in its own line and says which backup is made. */
export function DraftList({ versions, onOpen }: DraftListProps): ReactElement {
  const { t } = useTranslation()
  const cycles = useQuery(api.cycles.list.queryOptions())
  const remove = useMutation(api.schemes.remove.mutationOptions())
  const [asked, setAsked] = useState<number | null>(null)
  const drafts = versions.filter(({ state }) => state === 'draft').sort((one, other) => other.id - one.id)
  return (
    <Card title={t('schemeLibrary.drafts.title')}>
      <p className={styles.about}>{t('schemeLibrary.drafts.about')}</p>
      {remove.isError ? <Problem error={remove.error} /> : null}
      {drafts.length === 0 ? <p className="muted">{t('schemeLibrary.drafts.none')}</p> : null}
      <ul className={styles.drafts} aria-label={t('schemeLibrary.drafts.title')}>
        {drafts.map((draft) => {
          const { id, name, number } = draft
          const cycle = cycles.data?.find(({ schemeVersionId }) => schemeVersionId === id)
          return (
            <li key={id}>
              {asked === id ? (
                <>
                  <p role="alert" className={styles.ask}>
                    {t('schemeLibrary.drafts.confirm', { name, number })}
                  </p>
                  <Button
                    size="small"
                    variant="danger"
                    autoFocus
                    disabled={remove.isPending}
                    onClick={() =>
                      remove.mutate(
                        { versionId: id },
                        {
                          onSuccess: () => notify.success(t('schemeLibrary.drafts.removed')),
                          onSettled: () => setAsked(null),
                        },
                      )
                    }
                  >
                    {t('schemeLibrary.drafts.confirmYes')}
                  </Button>
                  <Button size="small" disabled={remove.isPending} onClick={() => setAsked(null)}>
                    {t('schemeLibrary.drafts.confirmNo')}
                  </Button>
                </>
              ) : (
                <>
                  <p className={styles.draft}>
                    <strong>{name}</strong> <span className="muted">{t('schemeLibrary.drafts.version', { number })}</span>{' '}
                    <span className="muted">{t(`glossary.kind.${draft.kind}`)}</span>
                  </p>
                  {cycle === undefined ? null : <span className="muted">{t('schemeLibrary.drafts.usedBy', { cycle: cycle.name })}</span>}
                  <Button size="small" aria-label={t('schemeLibrary.drafts.openOf', { name, number })} onClick={() => onOpen(id)}>
                    {t('schemeLibrary.drafts.open')}
                  </Button>
                  {cycle === undefined ? (
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={t('schemeLibrary.drafts.removeOf', { name, number })}
                      onClick={() => {
                        remove.reset()
                        setAsked(id)
                      }}
                    >
                      {t('schemeLibrary.drafts.remove')}
                    </Button>
                  ) : null}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
