import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeVersion } from '../../../shared/contract/schemes.ts'
import { api } from '../../api/client.ts'
import { isRefusal } from '../../api/refusal.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { EditingContext } from './editing-context.ts'
import { PublishPanel } from './publish-panel.tsx'
import { type AsideTab, SchemeAside } from './scheme-aside.tsx'
import { SchemeTable } from './scheme-table.tsx'
import { countScheme, isLeafIndicator, matchingRows, TOTAL, treeRows } from './scheme-tree.ts'
import styles from './schemes.module.css'
import { useSchemeDraft } from './use-scheme-draft.ts'

interface SchemeEditorProps {
  readonly version: SchemeVersion
  readonly versions: readonly Pick<SchemeVersion, 'id' | 'name' | 'number' | 'state'>[]
  /** An indicator to show, from the address. */
  readonly indicator: string | null
  readonly onVersion: (versionId: number) => void
  readonly onReload: () => void
}

/** A version as a tree with live sums: read-only when frozen; a draft's numbers can be changed in place, checked while typing, saved, published. */
export function SchemeEditor({ version, versions, indicator, onVersion, onReload }: SchemeEditorProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const draft = useSchemeDraft(version)
  const { scheme } = draft
  const isDraft = version.state === 'draft'

  const checked = useDeferredValue(scheme)
  const check = useQuery(
    api.schemes.check.queryOptions({ input: { scheme: checked }, enabled: draft.edits > 0, placeholderData: keepPreviousData }),
  )
  const { sums, problems } = draft.edits > 0 && check.data !== undefined ? check.data : version
  const refusing = problems.filter((problem) => problem.severity === 'refusing')
  const notices = problems.filter((problem) => problem.severity === 'notice')

  const rows = useMemo(() => treeRows(scheme), [scheme])
  const counts = useMemo(() => countScheme(rows), [rows])
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const shown = useMemo(() => matchingRows(rows, wanted), [rows, wanted])
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(indicator === null ? [] : [indicator]))
  const [current, setCurrent] = useState<string | null>(indicator)
  const [tab, setTab] = useState<AsideTab>('source')
  const [publishing, setPublishing] = useState(false)
  // A search shows the rules it found.
  const open = wanted.trim() === '' ? opened : new Set(shown.map((row) => row.code))

  const remember = (saved: SchemeVersion) => {
    queryClient.setQueryData(api.schemes.version.queryKey({ input: { versionId: saved.id } }), saved)
  }
  const save = useMutation(
    api.schemes.save.mutationOptions({
      onSuccess: (saved) => {
        remember(saved)
        draft.clear()
        notify.success(t('schemes.saved'))
      },
    }),
  )
  const canSave = isDraft && draft.edits > 0 && draft.faults === 0 && refusing.length === 0 && !save.isPending
  const saveNow = () => {
    if (canSave) save.mutate({ versionId: version.id, scheme, expectedHash: version.hash })
  }
  const onSaveKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    saveNow()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onSaveKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])

  const jump = (code: string) => {
    setText('')
    setOpened(new Set([...opened, code]))
    setCurrent(code)
  }
  // The search of the top bar can name another indicator while the screen is open.
  const [shownIndicator, setShownIndicator] = useState(indicator)
  if (indicator !== shownIndicator) {
    setShownIndicator(indicator)
    if (indicator !== null) jump(indicator)
  }
  const nameOf = (code: string) => (code === TOTAL ? t('schemes.total') : (rows.find((row) => row.code === code)?.name ?? code))
  const changedMeanwhile = save.isError && isRefusal(save.error, 'changed_meanwhile')

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
        actions={
          isDraft ? (
            <>
              {draft.edits === 0 ? null : (
                <Button variant="quiet" onClick={draft.clear}>
                  {t('schemes.discard')}
                </Button>
              )}
              <Button
                disabled={draft.edits > 0}
                title={draft.edits > 0 ? t('schemes.saveFirst') : undefined}
                onClick={() => setPublishing(true)}
              >
                {t('schemes.publish')}
              </Button>
              <Button
                variant="primary"
                shortcut="Ctrl S"
                disabled={!canSave}
                title={refusing.length + draft.faults > 0 ? t('schemes.cannotSave') : undefined}
                onClick={saveNow}
              >
                {t('schemes.save')}
              </Button>
            </>
          ) : null
        }
      />
      <div className={styles.bar}>
        <Select
          aria-label={t('schemes.version')}
          className={styles.version ?? ''}
          value={String(version.id)}
          onChange={(chosen) => onVersion(Number(chosen))}
          options={(versions.length === 0 ? [version] : versions).map((each) => ({
            value: String(each.id),
            label: t('schemes.versionOption', { name: each.name, number: each.number, state: t(`glossary.versionState.${each.state}`) }),
          }))}
        />
        <span role="status" className={styles.state}>
          {draft.edits > 0 ? <Tag tone="amber">{t('schemes.unsaved', { count: draft.edits })}</Tag> : null}
          {draft.edits === 0 && isDraft ? <span className="muted">{t('schemes.allSaved')}</span> : null}
          {version.state === 'published' ? <span className="muted">{t('schemes.frozen')}</span> : null}
          {version.state === 'superseded' ? <span className="muted">{t('schemes.supersededNote')}</span> : null}
          {draft.restored && draft.edits > 0 ? <span className="muted">{t('schemes.restored')}</span> : null}
        </span>
        <Field label={t('schemes.find')} hideLabel className={styles.find ?? ''}>
          {(control) => <TextInput {...control} type="search" value={text} onChange={setText} placeholder={t('schemes.find')} />}
        </Field>
        <Button
          size="small"
          onClick={() => setOpened(new Set(rows.filter((row) => isLeafIndicator(row.indicator)).map((row) => row.code)))}
        >
          {t('schemes.expandAll')}
        </Button>
        <Button size="small" onClick={() => setOpened(new Set())}>
          {t('schemes.collapseAll')}
        </Button>
      </div>
      {changedMeanwhile ? (
        <div role="alert" className={styles.changed}>
          <p>{t('schemes.changedMeanwhile')}</p>
          <Button
            size="small"
            onClick={() => {
              save.reset()
              onReload()
            }}
          >
            {t('schemes.reload')}
          </Button>
        </div>
      ) : save.isError ? (
        <Problem error={save.error} />
      ) : null}
      {publishing && isDraft ? (
        <PublishPanel
          version={version}
          problems={notices}
          nameOf={nameOf}
          onPublished={(published) => {
            remember(published)
            setPublishing(false)
            notify.success(t('schemes.published'))
          }}
          onClose={() => setPublishing(false)}
        />
      ) : null}
      <div className={styles.body}>
        <EditingContext value={isDraft ? { edit: draft.edit, setFault: draft.setFault } : null}>
          <div className={styles.tableCard}>
            <SchemeTable
              scheme={scheme}
              rows={shown}
              sums={sums}
              problems={problems}
              open={open}
              onToggle={(code) => {
                const next = new Set(opened)
                if (!next.delete(code)) next.add(code)
                setOpened(next)
              }}
              current={current}
              onCurrent={setCurrent}
            />
          </div>
          <SchemeAside scheme={scheme} rows={rows} problems={problems} current={current} tab={tab} onTab={setTab} onJump={jump} />
        </EditingContext>
      </div>
    </div>
  )
}
