import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm } from '../../../shared/contract/surveys.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Checkbox } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { BallotSheet, PrintedBallot } from './ballot-paper.tsx'
import { BatchTable } from './batch-table.tsx'
import { FormEvaluatees } from './form-evaluatees.tsx'
import { FormResults } from './form-results.tsx'
import styles from './surveys.module.css'

interface FormViewProps {
  readonly form: BallotForm
  readonly leaves: readonly { readonly code: string; readonly name: string; readonly groups: readonly { readonly code: string }[] }[]
}

/** One ballot form: its batches, its results once they are counted in, what stands on it, and the blank ballot to be printed. */
export function FormView({ form, leaves }: FormViewProps): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const navigate = useNavigate({ from: '/surveys' })
  const save = useMutation(api.surveys.saveForm.mutationOptions())
  const remove = useMutation(api.surveys.removeForm.mutationOptions())
  const asked = leaves.filter(({ groups }) => groups.some(({ code }) => code === form.group))
  const ids = form.evaluatees.map(({ id }) => id)
  const codes = form.leaves.map(({ code }) => code)
  const change = (changed: { letter?: string; name?: string; leaves?: readonly string[]; evaluatees?: readonly number[] }): void => {
    save.mutate({
      cycleId: cycle.id,
      formId: form.id,
      letter: changed.letter ?? form.letter,
      name: changed.name ?? form.name,
      group: form.group,
      leaves: [...(changed.leaves ?? codes)],
      evaluatees: [...(changed.evaluatees ?? ids)],
    })
  }
  return (
    <div className={styles.view}>
      <header className={styles.viewHead}>
        <h2 className={styles.viewTitle}>{t('surveys.formTitle', { letter: form.letter, name: form.name })}</h2>
        <p className={styles.facts}>
          {t('surveys.formFacts', {
            group: form.groupName,
            leaves: form.leaves.length,
            evaluatees: form.evaluatees.length,
            lines: form.leaves.length * form.evaluatees.length,
          })}
        </p>
        <Button className={styles.toEnd} icon="download" onClick={() => window.print()}>
          {t('surveys.form.print')}
        </Button>
      </header>
      {form.known ? null : <p role="alert">{t('surveys.unknown')}</p>}
      <Card title={t('surveys.batches.heading')}>
        <BatchTable form={form} />
      </Card>
      <FormResults formId={form.id} />
      <Card title={t('surveys.form.heading')}>
        {save.isError ? <Problem error={save.error} /> : null}
        {form.begun ? <p className={styles.hint}>{t('surveys.form.begun')}</p> : null}
        <div className={styles.formFields}>
          <KeptText label={t('surveys.form.letter')} value={form.letter} maxLength={2} onKeep={(letter) => change({ letter })} />
          <KeptText label={t('surveys.form.name')} value={form.name} maxLength={60} onKeep={(name) => change({ name })} />
          <fieldset className={styles.leafChoice}>
            <legend>{t('surveys.form.leaves')}</legend>
            {asked.map(({ code, name }) => {
              const checked = codes.includes(code)
              return (
                <Checkbox
                  key={code}
                  checked={checked}
                  disabled={form.begun || (checked && codes.length === 1)}
                  onChange={(wanted) =>
                    change({ leaves: asked.map((leaf) => leaf.code).filter((each) => (each === code ? wanted : codes.includes(each))) })
                  }
                >
                  {name}
                </Checkbox>
              )
            })}
          </fieldset>
        </div>
        <FormEvaluatees form={form} onChange={(evaluatees) => change({ evaluatees })} />
        {form.begun ? null : (
          <Button
            size="small"
            variant="danger"
            onClick={() => remove.mutate({ formId: form.id }, { onSuccess: () => void navigate({ search: {} }) })}
          >
            {t('surveys.form.remove')}
          </Button>
        )}
        {remove.isError ? <Problem error={remove.error} /> : null}
      </Card>
      <Card title={t('surveys.form.preview')}>
        <BallotSheet form={form} cycle={cycle.name} />
      </Card>
      <PrintedBallot form={form} cycle={cycle.name} />
    </div>
  )
}

interface KeptTextProps {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly onKeep: (value: string) => void
}

/** A text that is saved when its field is left; an emptied field takes its text back. */
function KeptText({ label, value, maxLength, onKeep }: KeptTextProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Field label={label}>
      {(control) => (
        <TextInput
          {...control}
          value={typed ?? value}
          maxLength={maxLength}
          onChange={setTyped}
          onBlur={() => {
            const wanted = typed?.trim() ?? ''
            if (wanted !== '' && wanted !== value) onKeep(wanted)
            setTyped(null)
          }}
        />
      )}
    </Field>
  )
}
