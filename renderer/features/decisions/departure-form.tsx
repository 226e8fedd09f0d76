import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionRow, DecisionView } from '../../../shared/contract/decisions.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './decisions.module.css'

interface DepartureFormProps {
  readonly row: DecisionRow
  /** Places that the category has. */
  readonly places: number
  readonly bands: DecisionView['bands']
  readonly onClose: () => void
}

/** A grade as a choice: as computed, none, or one of the scheme. The code of a grade may be any, so the two others have a sign that no code has. */
const asComputed = '='
const none = '-'

/** Decides another place or grade for one evaluatee, with a reason; Ctrl+Enter saves, Escape leaves. */
export function DepartureForm({ row, places, bands, onClose }: DepartureFormProps): ReactElement {
  const { t } = useTranslation()
  const first = useRef<HTMLSelectElement>(null)
  const { departure, computedPlace, computedGrade } = row
  const [place, setPlace] = useState(departure?.place == null ? asComputed : String(departure.place))
  const [grade, setGrade] = useState(departure?.grade == null ? asComputed : departure.grade === '' ? none : departure.grade)
  const [reason, setReason] = useState(departure?.reason ?? '')
  const [fault, setFault] = useState<'reasonMissing' | 'nothing' | null>(null)
  const depart = useMutation(api.decisions.depart.mutationOptions())
  const takeBack = useMutation(api.decisions.takeBack.mutationOptions())
  const busy = depart.isPending || takeBack.isPending
  useEffect(() => first.current?.focus(), [])

  const save = (): void => {
    if (busy) return
    const problem = reason.trim() === '' ? 'reasonMissing' : place === asComputed && grade === asComputed ? 'nothing' : null
    setFault(problem)
    if (problem !== null) return
    depart.mutate(
      {
        evaluateeId: row.evaluateeId,
        place: place === asComputed ? null : Number(place),
        grade: grade === asComputed ? null : grade === none ? '' : grade,
        reason: reason.trim(),
      },
      {
        onSuccess: () => {
          notify.success(t('decisions.depart.saved', { name: row.name }))
          onClose()
        },
      },
    )
  }
  const undo = (): void => {
    if (busy) return
    setFault(reason.trim() === '' ? 'reasonMissing' : null)
    if (reason.trim() === '') return
    takeBack.mutate(
      { evaluateeId: row.evaluateeId, reason: reason.trim() },
      {
        onSuccess: () => {
          notify.success(t('decisions.depart.takenBack', { name: row.name }))
          onClose()
        },
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save()
    }
  }
  const error = depart.error ?? takeBack.error
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the fields and buttons inside, which have the focus
    <div className={styles.departure} onKeyDown={onKeyDown}>
      <h3>{t('decisions.depart.title', { name: row.name })}</h3>
      <div className={styles.departureFields}>
        <Field
          label={t('decisions.depart.place')}
          hint={computedPlace === null ? t('decisions.depart.notRanked') : t('decisions.depart.placeHint', { place: computedPlace })}
        >
          {(control) => (
            <Select
              {...control}
              ref={first}
              disabled={computedPlace === null}
              value={place}
              onChange={setPlace}
              options={[
                { value: asComputed, label: t('decisions.depart.asComputed') },
                ...Array.from({ length: computedPlace === null ? 0 : places }, (_, index) => ({
                  value: String(index + 1),
                  label: String(index + 1),
                })),
              ]}
            />
          )}
        </Field>
        <Field
          label={t('decisions.depart.grade')}
          hint={t('decisions.depart.gradeHint', { grade: computedGrade?.name ?? t('decisions.noGrade') })}
        >
          {(control) => (
            <Select
              {...control}
              value={grade}
              onChange={setGrade}
              options={[
                { value: asComputed, label: t('decisions.depart.asComputed') },
                ...bands.map(({ code, name }) => ({ value: code, label: name })),
                { value: none, label: t('decisions.depart.none') },
              ]}
            />
          )}
        </Field>
        <Field
          label={t('decisions.depart.reason')}
          hint={t('decisions.depart.reasonHint')}
          className={styles.reason}
          problem={fault === null ? null : t(`decisions.depart.${fault}`)}
        >
          {(control) => <TextInput {...control} maxLength={500} value={reason} onChange={setReason} />}
        </Field>
      </div>
      {error === null ? null : <Problem error={error} />}
      <div className={styles.buttons}>
        <Button variant="primary" size="small" shortcut={t('decisions.depart.shortcut')} aria-disabled={busy} onClick={save}>
          {t('decisions.depart.save')}
        </Button>
        {departure === null ? null : (
          <Button size="small" variant="danger" aria-disabled={busy} onClick={undo}>
            {t('decisions.depart.takeBack')}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
