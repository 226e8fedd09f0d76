import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedVersion } from '../../../../shared/contract/scheme-versions.ts'
import { Button } from '../../../components/button.tsx'
import { useMoment } from '../../../components/moment.ts'
import { Tag, type Tone } from '../../../components/tag.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { TOTAL, treeRows } from '../scheme-tree.ts'
import styles from './versions.module.css'

const tones = { draft: 'amber', published: 'green', superseded: 'neutral' } as const satisfies Record<ListedVersion['state'], Tone>

interface VersionListProps {
  readonly versions: readonly ListedVersion[]
  readonly shownId: number
  readonly busy: boolean
  readonly onOpen: (versionId: number) => void
  readonly onNext: (versionId: number) => void
  readonly onCompare: (version: ListedVersion) => void
}

/** Every version of a scheme: its state in a sentence, the cycles that use it, and who published it with what was accepted. */
export function VersionList({ versions, shownId, busy, onOpen, onNext, onCompare }: VersionListProps): ReactElement {
  const { t } = useTranslation()
  return (
    <section className={styles.card} aria-labelledby="versions-title">
      <div className={styles.head}>
        <h2 id="versions-title">{t('schemeVersions.title')}</h2>
      </div>
      <table className={styles.table} aria-labelledby="versions-title">
        <thead>
          <tr>
            {(['version', 'state', 'cycles', 'publication', 'actions'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`schemeVersions.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.id} aria-current={version.id === shownId ? 'true' : undefined}>
              <th scope="row">
                <span className={styles.versionName}>{t('schemeVersions.number', { number: version.number })}</span>
                <span className={styles.help}>
                  {t('schemeVersions.createdOn', { date: version.createdAt.slice(0, 10) })}
                  {version.id === shownId ? ` · ${t('schemeVersions.shown')}` : ''}
                </span>
              </th>
              <td>
                <Tag tone={tones[version.state]}>{t(`glossary.versionState.${version.state}`)}</Tag>
                {version.unsaved ? <Tag tone="amber">{t('schemeVersions.unsaved')}</Tag> : null}
                <p className={styles.help}>{t(`schemeVersions.stateHelp.${version.state}`)}</p>
              </td>
              <td>
                {version.cycles.length === 0 ? (
                  <span className="muted">{t('schemeVersions.noCycle')}</span>
                ) : (
                  version.cycles.map(({ name }) => name).join(t('schemeVersions.listComma'))
                )}
              </td>
              <td>
                <Publication version={version} />
              </td>
              <td>
                <div className={styles.buttons}>
                  {version.id === shownId ? null : (
                    <Button size="small" onClick={() => onOpen(version.id)}>
                      {t('schemeVersions.open')}
                    </Button>
                  )}
                  {versions.length > 1 ? (
                    <Button size="small" onClick={() => onCompare(version)}>
                      {t('schemeVersions.compareWith')}
                    </Button>
                  ) : null}
                  <Button size="small" disabled={busy} title={t('schemeVersions.nextHelp')} onClick={() => onNext(version.id)}>
                    {t('schemeVersions.next')}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The recorded yes. Names are those of the open version: an indicator that it does not have is named by its code. */
function Publication({ version }: { readonly version: ListedVersion }): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const { scheme } = useSchemeDocument()
  const { publication } = version
  if (publication === null) {
    const date = version.publishedAt
    return <span className="muted">{date === null ? t('schemeVersions.notPublished') : date.slice(0, 10)}</span>
  }
  const names = new Map(treeRows(scheme).map(({ code, name }) => [code, name]))
  const { accepted } = publication
  return (
    <>
      {t('schemeVersions.publishedBy', { by: publication.by, at: moment(publication.at) })}
      {accepted.length === 0 ? (
        <p className={styles.help}>{t('schemeVersions.acceptedNone')}</p>
      ) : (
        <details>
          <summary>{t('schemeVersions.accepted', { count: accepted.length })}</summary>
          <ul className={styles.accepted}>
            {accepted.map(({ at, code, values }) => (
              <li key={`${at} ${code} ${JSON.stringify(values)}`}>
                {at === TOTAL ? t('schemes.total') : (names.get(at) ?? at)}
                {t('schemeVersions.step')}
                {codedText('schemeProblems', code, values)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
