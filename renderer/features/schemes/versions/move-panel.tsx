import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionHead } from '../../../../shared/contract/schemes.ts'
import { api } from '../../../api/client.ts'
import { useCycle } from '../../../app/cycle-context.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Field } from '../../../components/field.tsx'
import { notify } from '../../../components/notice.tsx'
import { Select } from '../../../components/select.tsx'
import { Loading, Problem } from '../../../components/states.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { MovePreviewView } from './move-preview.tsx'
import { useVersionName } from './use-version-name.ts'
import styles from './versions.module.css'

/** Scores a cycle by another version: first what would change, then the yes. */
export function MovePanel({ versions }: { readonly versions: readonly VersionHead[] }): ReactElement {
  const { t } = useTranslation()
  const nameOf = useVersionName()
  const current = useCycle()
  const { version: shown } = useSchemeDocument()
  const cycles = useQuery(api.cycles.list.queryOptions())
  const [chosenCycle, setChosenCycle] = useState(current.id)
  const [chosenVersion, setChosenVersion] = useState<number | null>(null)
  const preview = useMutation(api.schemeVersions.previewMove.mutationOptions())
  const move = useMutation(
    api.schemeVersions.move.mutationOptions({
      onSuccess: ({ moved }) => {
        const { data } = preview
        if (data !== undefined) {
          notify.success(t('schemeVersions.move.done', { cycle: data.cycle.name, number: data.to.number, count: moved }))
        }
        preview.reset()
      },
    }),
  )
  if (cycles.isError) return <Problem error={cycles.error} onRetry={() => void cycles.refetch()} />
  if (cycles.isPending) return <Loading />
  const open = cycles.data.filter(({ state }) => state === 'open')
  const cycle = open.find(({ id }) => id === chosenCycle) ?? open[0]
  if (cycle === undefined) return <p className="muted">{t('schemeVersions.move.noOther')}</p>
  const others = versions.filter((each) => each.kind === cycle.kind && each.id !== cycle.schemeVersionId)
  const target = others.find(({ id }) => id === chosenVersion) ?? others.find(({ id }) => id === shown.id) ?? others[0]
  const used = versions.find(({ id }) => id === cycle.schemeVersionId)
  const change = (apply: () => void) => {
    preview.reset()
    move.reset()
    apply()
  }
  return (
    <>
      <div className={classNames(styles.tools, styles.pair)}>
        <Field
          label={t('schemeVersions.move.cycle')}
          className={styles.field}
          {...(used === undefined
            ? {}
            : { hint: t('schemeVersions.move.current', { version: t('schemeVersions.number', { number: used.number }) }) })}
        >
          {(control) => (
            <Select
              {...control}
              value={String(cycle.id)}
              onChange={(id) => change(() => setChosenCycle(Number(id)))}
              options={open.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
        </Field>
        {target === undefined ? (
          <p className="muted">{t('schemeVersions.move.noOther')}</p>
        ) : (
          <>
            <Field label={t('schemeVersions.move.version')} className={styles.field}>
              {(control) => (
                <Select
                  {...control}
                  value={String(target.id)}
                  onChange={(id) => change(() => setChosenVersion(Number(id)))}
                  options={others.map((each) => ({ value: String(each.id), label: nameOf(each) }))}
                />
              )}
            </Field>
            <Button
              disabled={preview.isPending || move.isPending}
              onClick={() => change(() => preview.mutate({ cycleId: cycle.id, versionId: target.id }))}
            >
              {preview.isPending ? t('schemeVersions.move.previewing') : t('schemeVersions.move.preview')}
            </Button>
          </>
        )}
      </div>
      {preview.isError ? <Problem error={preview.error} /> : null}
      {preview.data === undefined ? null : (
        <MovePreviewView
          key={preview.data.fingerprint}
          preview={preview.data}
          pending={move.isPending}
          onConfirm={(acceptUncounted) =>
            move.mutate({
              cycleId: preview.data.cycle.id,
              versionId: preview.data.to.id,
              fingerprint: preview.data.fingerprint,
              acceptUncounted,
            })
          }
        />
      )}
      {move.isError ? <Problem error={move.error} /> : null}
    </>
  )
}
