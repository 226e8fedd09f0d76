import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../shared/contract/findings.ts'
import type { Evaluatee } from '../../../shared/contract/register.ts'
import { isEditable } from '../../../shared/domain/finding-status.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { useMay } from '../../components/use-may.ts'
import { FindingDetail } from './finding-detail.tsx'
import { FindingForm } from './finding-form.tsx'
import styles from './findings-screen.module.css'
import type { LeafEntry } from './leaf-catalogue.ts'
import type { Operator } from './use-operator.ts'

interface FindingPanelProps {
  readonly cycleId: number
  readonly today: string
  readonly evaluatees: readonly Evaluatee[]
  readonly leaves: readonly LeafEntry[]
  readonly operator: Operator
  readonly openId: number | null
  readonly opened: UseQueryResult<Finding, unknown>
  readonly firstField: RefObject<HTMLInputElement | null>
  /** Closes the opened finding and gives the focus back to the list. */
  readonly onLeave: () => void
}

/** The place beside the list: the form of the next finding, or an opened one to read, handle or edit. Never modal. */
export function FindingPanel(props: FindingPanelProps): ReactElement {
  const { cycleId, today, evaluatees, leaves, operator, openId, opened, firstField, onLeave } = props
  const { t } = useTranslation()
  const mayAdd = useMay()('findings.save')
  const [editingId, setEditingId] = useState<number | null>(null)
  const panel = useRef<HTMLElement>(null)
  const finding = openId === null ? null : (opened.data ?? null)
  const editing = finding !== null && editingId === finding.id && isEditable(finding.status)

  useEffect(() => {
    // Opening a finding brings the keyboard to it; Esc brings it back to the list.
    if (openId !== null) panel.current?.focus()
  }, [openId])

  const form = (edited: Finding | null): ReactElement => (
    <FindingForm
      key={edited === null ? 'new' : `${edited.id}.${edited.version}`}
      cycleId={cycleId}
      today={today}
      evaluatees={evaluatees}
      leaves={leaves}
      editing={edited}
      firstField={firstField}
      onSaved={() => setEditingId(null)}
      onCancel={() => {
        setEditingId(null)
        panel.current?.focus()
      }}
      onReload={() => void opened.refetch()}
    />
  )
  const title = openId === null && mayAdd ? 'add' : editing ? 'edit' : 'read'
  return (
    <Card
      className={styles.panel}
      title={t(`findings.formTitle.${title}`)}
      actions={
        openId !== null && (
          <Button size="small" variant="quiet" shortcut="Esc" onClick={onLeave}>
            {t('findings.detail.exit')}
          </Button>
        )
      }
    >
      <section
        ref={panel}
        aria-label={t(`findings.formTitle.${title}`)}
        tabIndex={-1}
        className={styles.inside}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || openId === null || event.defaultPrevented || event.nativeEvent.isComposing) return
          event.preventDefault()
          onLeave()
        }}
      >
        {openId === null && (mayAdd ? form(null) : <EmptyState title={t('findings.chooseOne')} />)}
        {openId !== null && opened.isPending && <Loading />}
        {openId !== null && opened.isError && <Problem error={opened.error} onRetry={() => void opened.refetch()} />}
        {finding !== null &&
          (editing ? (
            form(finding)
          ) : (
            <FindingDetail
              finding={finding}
              operator={operator}
              today={today}
              onEdit={() => setEditingId(finding.id)}
              onFocusLost={() => panel.current?.focus()}
            />
          ))}
      </section>
    </Card>
  )
}
