import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Panel } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Checkbox } from '../../components/select.tsx'
import { EmptyState, Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import type { PanelsData } from './panels-screen.tsx'
import { LeavesField, ScopeField } from './reach-fields.tsx'
import { type PanelChange, UncoveredMarks } from './uncovered-marks.tsx'
import styles from './work-view.module.css'

interface WorkViewProps extends PanelsData {
  readonly panel: Panel | null
  readonly onAddWhole: () => void
}

/** 分工 of one panel: its name, judges, evaluatees and leaves, each saved when it is changed. */
export function WorkView({ panel, onAddWhole, ...data }: WorkViewProps): ReactElement {
  const { t } = useTranslation()
  if (panel === null) {
    return (
      <Card>
        <EmptyState
          icon="panels"
          title={t('panels.list.noneTitle')}
          actions={
            data.judges.length > 0 ? (
              <Button onClick={onAddWhole}>{t('panels.list.addWhole')}</Button>
            ) : (
              <span className="muted">{t('panels.list.judgesFirst')}</span>
            )
          }
        >
          {t('panels.list.noneText')}
        </EmptyState>
      </Card>
    )
  }
  return <PanelForm key={panel.id} {...data} panel={panel} />
}

function PanelForm({ panel, cycleId, judges, groups, panels, leaves }: PanelsData & { readonly panel: Panel }): ReactElement {
  const { t } = useTranslation()
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId } }))
  const update = useMutation(api.panels.update.mutationOptions())
  /** A change that would leave marks without a panel, until it is decided. */
  const [waiting, setWaiting] = useState<PanelChange | null>(null)
  // What was changed last stands at once, so that a second tick right after the first does not undo it.
  const [shown, setShown] = useState(panel)
  const [read, setRead] = useState(panel)
  if (read !== panel) {
    setRead(panel)
    setShown(panel)
  }
  const change = (wanted: PanelChange): void => {
    setWaiting(null)
    setShown({ ...shown, ...wanted })
    update.mutate(
      { panelId: panel.id, ...wanted, clearMarks: null },
      {
        onError: (error) => {
          setShown(panel)
          const refusal = refusalOf(error)
          if (refusal.kind === 'app' && refusal.code === 'marks_outside') setWaiting(wanted)
        },
      },
    )
  }
  const sitting = new Set(shown.judgeIds)
  return (
    <Card
      className={styles.form}
      aria-label={panel.name}
      title={panel.name}
      actions={
        <span role="status" className="muted small">
          {update.isPending ? t('panels.work.saving') : update.isSuccess ? t('panels.work.saved') : ''}
        </span>
      }
    >
      {waiting === null ? (
        update.error !== null && <Problem error={update.error} />
      ) : (
        <UncoveredMarks
          panelId={panel.id}
          change={waiting}
          onClear={(reason) =>
            update.mutate({ panelId: panel.id, ...waiting, clearMarks: { reason } }, { onSuccess: () => setWaiting(null) })
          }
          onKeep={() => {
            setWaiting(null)
            update.reset()
          }}
          refused={update.error}
          busy={update.isPending}
        />
      )}
      <NameField panel={panel} onChange={(name) => change({ name })} />
      <fieldset className={styles.field}>
        <legend>{t('panels.work.judges')}</legend>
        {judges.length === 0 ? (
          <p className="muted">{t('panels.work.noJudges')}</p>
        ) : (
          groups
            .map((group) => ({ group, members: judges.filter((judge) => judge.group === group.code) }))
            .filter(({ members }) => members.length > 0)
            .map(({ group, members }) => (
              <div key={group.code} className={styles.group}>
                <span className="muted small">{group.name}</span>
                <div className={styles.ticks}>
                  {members.map((judge) => (
                    <Checkbox
                      key={judge.id}
                      checked={sitting.has(judge.id)}
                      onChange={(on) =>
                        change({ judgeIds: on ? [...shown.judgeIds, judge.id] : shown.judgeIds.filter((id) => id !== judge.id) })
                      }
                    >
                      {judge.name}
                    </Checkbox>
                  ))}
                </div>
              </div>
            ))
        )}
      </fieldset>
      <ScopeField
        scope={shown.scope}
        evaluatees={register.data?.evaluatees ?? []}
        categories={register.data?.categories ?? []}
        onChange={(scope) => change({ scope })}
      />
      <LeavesField chosen={shown.leaves} leaves={leaves} onChange={(next) => change({ leaves: next })} />
      <RemovePanel key={panels.length} panel={panel} />
    </Card>
  )
}

function NameField({ panel, onChange }: { readonly panel: Panel; readonly onChange: (name: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(panel.name)
  const leave = (): void => {
    const trimmed = name.trim()
    if (trimmed === '') setName(panel.name)
    else if (trimmed !== panel.name) onChange(trimmed)
  }
  return (
    <Field label={t('panels.work.name')} className={styles.name}>
      {(control) => (
        <TextInput
          {...control}
          maxLength={60}
          value={name}
          onChange={setName}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) leave()
          }}
        />
      )}
    </Field>
  )
}

function RemovePanel({ panel }: { readonly panel: Panel }): ReactElement {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const remove = useMutation(api.panels.remove.mutationOptions())
  return (
    <div className={styles.remove}>
      {asking ? (
        <>
          <span>{t('panels.work.removeQuestion', { name: panel.name })}</span>
          <Button
            size="small"
            variant="danger"
            autoFocus
            onClick={() => {
              if (remove.isPending) return
              remove.mutate({ panelId: panel.id }, { onSuccess: () => notify.success(t('panels.work.removed', { name: panel.name })) })
            }}
          >
            {t('panels.work.removePanel')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
        </>
      ) : (
        <Button size="small" variant="quiet" onClick={() => setAsking(true)}>
          {t('panels.work.removePanel')}
        </Button>
      )}
      {remove.error !== null && <Problem error={remove.error} />}
    </div>
  )
}
