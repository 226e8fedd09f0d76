import { Link } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useEffectEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionHead } from '../../../shared/contract/schemes.ts'
import { useCycleOrNull } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Select } from '../../components/select.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { useMay } from '../../components/use-may.ts'
import { type SchemeDocument, useSchemeDocument } from './document/scheme-document.tsx'
import { ExportScheme } from './library/export-scheme.tsx'
import { countScheme, isLeafIndicator, treeRows } from './scheme-tree.ts'
import styles from './schemes.module.css'
import { TreeView } from './tree/tree-view.tsx'
import frame from './workspace.module.css'

const SettingsView = lazy(() => import('./settings/settings-view.tsx').then((module) => ({ default: module.SettingsView })))
const TrialView = lazy(() => import('./trial/trial-view.tsx').then((module) => ({ default: module.TrialView })))
const VersionsView = lazy(() => import('./versions/versions-view.tsx').then((module) => ({ default: module.VersionsView })))
const ReviewView = lazy(() => import('./import/review-view.tsx').then((module) => ({ default: module.ReviewView })))
const OwnView = lazy(() => import('./own/own-view.tsx').then((module) => ({ default: module.OwnView })))

/** What is shown of the open version. */
export type SchemeViewName = 'tree' | 'settings' | 'trial' | 'versions' | 'review' | 'own'

interface SchemeWorkspaceProps {
  readonly versions: readonly VersionHead[]
  readonly view: SchemeViewName
  readonly onView: (view: SchemeViewName) => void
  readonly onVersion: (versionId: number) => void
  /** Opens the panel that starts a scheme. */
  readonly onNew: () => void
}

/** The open version: its head, what waits to be saved, and one of its views. */
export function SchemeWorkspace({ versions, view, onView, onVersion, onNew }: SchemeWorkspaceProps): ReactElement {
  const { t } = useTranslation()
  const document = useSchemeDocument()
  const { scheme, version } = document
  const cycle = useCycleOrNull()
  const counts = useMemo(() => countScheme(treeRows(scheme)), [scheme])
  useDocumentKeys(document)

  return (
    <div className={styles.screen}>
      <PageHead
        title={t('schemes.title')}
        facts={[
          scheme.points === null ? t('schemes.facts.noPoints') : t('schemes.facts.points', { points: scheme.points }),
          t('schemes.facts.leaves', { count: counts.leaves }),
          t('schemes.facts.rules', { count: counts.rules }),
          ...(version.publishedAt === null ? [] : [t('schemes.facts.publishedAt', { date: version.publishedAt.slice(0, 10) })]),
        ]}
        actions={<DocumentActions onNew={onNew} onPublish={() => onView('versions')} />}
      />
      <div className={frame.head}>
        <Select
          aria-label={t('schemes.version')}
          className={frame.version ?? ''}
          value={String(version.id)}
          onChange={(chosen) => onVersion(Number(chosen))}
          options={(versions.length === 0 ? [version] : versions).map((each) => ({
            value: String(each.id),
            label: t('schemes.versionOption', { name: each.name, number: each.number, state: t(`glossary.versionState.${each.state}`) }),
          }))}
        />
        <nav className={frame.views} aria-label={t('schemes.views')}>
          {viewsOf(document).map((each) => (
            <button key={each} type="button" className={frame.view} aria-pressed={each === view} onClick={() => onView(each)}>
              {t(`schemes.view.${each}`)}
              {each === 'review' ? <span className={frame.count}>{version.pendingReadings}</span> : null}
            </button>
          ))}
        </nav>
        <DocumentState />
      </div>
      {document.conflict ? (
        <div role="alert" className={styles.changed}>
          <p>{t('schemes.changedMeanwhile')}</p>
          <Button size="small" onClick={() => document.resolve('mine')}>
            {t('schemes.keepMine')}
          </Button>
          <Button size="small" onClick={() => document.resolve('theirs')}>
            {t('schemes.takeTheirs')}
          </Button>
        </div>
      ) : document.saveError === null ? null : (
        <Problem error={document.saveError} />
      )}
      {cycle === null ? (
        <div className={styles.changed}>
          <p>{t('schemes.noCycleYet')}</p>
          <Link to="/start">{t('schemes.startCycle')}</Link>
        </div>
      ) : null}
      <Suspense fallback={<Loading />}>{viewOf(view)}</Suspense>
    </div>
  )
}

function viewOf(view: SchemeViewName): ReactElement {
  switch (view) {
    case 'tree':
      return <TreeView />
    case 'settings':
      return <SettingsView />
    case 'trial':
      return <TrialView />
    case 'versions':
      return <VersionsView />
    case 'review':
      return <ReviewView />
    case 'own':
      return <OwnView />
  }
}

/** Views that say something about this version: a review where it was imported, own indicators where the scheme leaves room for them. */
function viewsOf({ scheme, version }: SchemeDocument): readonly SchemeViewName[] {
  const own = treeRows(scheme).some(({ indicator }) => !isLeafIndicator(indicator) && indicator.perEvaluatee)
  return [
    'tree',
    ...(version.pendingReadings === null ? [] : (['review'] as const)),
    'settings',
    ...(own ? (['own'] as const) : []),
    'trial',
    'versions',
  ]
}

/** Ctrl+S saves, Ctrl+Z takes back, Ctrl+Y or Ctrl+Shift+Z does it again, wherever the focus is; inside a field the browser's own undo comes first. */
function useDocumentKeys(document: SchemeDocument): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return
    const key = event.key.toLowerCase()
    if (key === 's') {
      event.preventDefault()
      document.save()
      return
    }
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) document.redo()
    else document.undo()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.document.addEventListener('keydown', listener)
    return () => window.document.removeEventListener('keydown', listener)
  }, [])
}

/** Whether everything is saved, kept on the host, or not even that. */
function DocumentState(): ReactElement {
  const { t } = useTranslation()
  const { version, dirty, kept, restored } = useSchemeDocument()
  return (
    <span role="status" className={frame.state}>
      {version.state === 'published' ? <span className="muted">{t('schemes.frozen')}</span> : null}
      {version.state === 'superseded' ? <span className="muted">{t('schemes.supersededNote')}</span> : null}
      {version.state === 'draft' && !dirty ? <span className="muted">{t('schemes.allSaved')}</span> : null}
      {dirty ? <Tag tone={kept === 'failed' ? 'red' : 'amber'}>{t(`schemes.kept.${kept}`)}</Tag> : null}
      {dirty && restored ? <span className="muted">{t('schemes.restored')}</span> : null}
    </span>
  )
}

interface DocumentActionsProps {
  readonly onNew: () => void
  readonly onPublish: () => void
}

function DocumentActions({ onNew, onPublish }: DocumentActionsProps): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const document = useSchemeDocument()
  const { dirty, blocked, undoLabel, redoLabel } = document
  return (
    <>
      <Button onClick={onNew}>{t('schemes.new')}</Button>
      <ExportScheme versionId={document.version.id} dirty={dirty} />
      {document.readOnly ? null : (
        <>
          <Button
            variant="quiet"
            shortcut="Ctrl Z"
            disabled={undoLabel === null}
            title={undoLabel === null ? undefined : t('schemes.undoOf', { what: undoLabel })}
            onClick={document.undo}
          >
            {t('schemes.undo')}
          </Button>
          <Button
            variant="quiet"
            disabled={redoLabel === null}
            title={redoLabel === null ? undefined : t('schemes.redoOf', { what: redoLabel })}
            onClick={document.redo}
          >
            {t('schemes.redo')}
          </Button>
          {dirty ? (
            <Button variant="quiet" onClick={document.discard}>
              {t('schemes.discard')}
            </Button>
          ) : null}
          {may('schemes.publish') ? (
            <Button disabled={dirty} title={dirty ? t('schemes.saveFirst') : undefined} onClick={onPublish}>
              {t('schemes.publish')}
            </Button>
          ) : null}
          <Button
            variant="primary"
            shortcut="Ctrl S"
            disabled={blocked !== null}
            title={blocked === 'faults' || blocked === 'problems' ? t('schemes.cannotSave') : undefined}
            onClick={document.save}
          >
            {t('schemes.save')}
          </Button>
        </>
      )}
    </>
  )
}
