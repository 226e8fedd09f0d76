import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactElement, type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../shared/contract/findings.ts'
import type { Evaluatee } from '../../../shared/contract/register.ts'
import { findingSources } from '../../../shared/domain/glossary.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { daysBetween } from '../../components/day-arithmetic.ts'
import { EvaluateePicker } from '../../components/evaluatee-picker.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { showNumber, showSigned } from '../../components/number-text.ts'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextArea, TextInput } from '../../components/text-input.tsx'
import { EvidenceField, useEvidenceUpload } from './evidence-field.tsx'
import styles from './finding-form.module.css'
import { checkForm, type FindingField, problemsForSaving } from './finding-form-check.ts'
import {
  emptyForm,
  type FindingForm as Form,
  formOf,
  holdsWork,
  nextForm,
  withEvidence,
  withFoundOn,
  withIndicator,
} from './finding-form-state.ts'
import { problemTexts, refusedField } from './form-problems.ts'
import { findRule, type LeafEntry } from './leaf-catalogue.ts'
import { LeafPicker } from './leaf-picker.tsx'
import { PreviewLine } from './preview-line.tsx'
import { RuleChoice } from './rule-choice.tsx'
import { useFindingPreview } from './use-finding-preview.ts'
import { useLeavesOf } from './use-own-leaves.ts'
import { useStoredForm } from './use-stored-form.ts'

interface FindingFormProps {
  readonly cycleId: number
  readonly today: string
  readonly evaluatees: readonly Evaluatee[]
  readonly leaves: readonly LeafEntry[]
  /** The finding that is edited; null for a new one. */
  readonly editing: Finding | null
  readonly firstField: RefObject<HTMLInputElement | null>
  readonly onSaved: (finding: Finding) => void
  /** Leaves the edit; what was typed stays stored until it is saved or cleared. */
  readonly onCancel: () => void
  /** Reads the finding again after somebody else changed it. */
  readonly onReload: () => void
}

/**
 * Enters or edits one finding.
 *
 * Ctrl+Enter saves and, for a new one, starts the next with indicator, date and source kept. Every change is stored on this machine until the
 * host has saved it, so that neither a refusal nor a reload loses a word.
 */
export function FindingForm(props: FindingFormProps): ReactElement {
  const { cycleId, today, evaluatees, leaves: common, editing, firstField, onSaved, onCancel, onReload } = props
  const { t } = useTranslation()
  const { year } = useCycle()
  const initial = (): Form => (editing === null ? emptyForm(today) : formOf(editing))
  const stored = useStoredForm(cycleId, editing === null ? 'new' : `${editing.id}.${editing.version}`, initial)
  const { form } = stored
  const latest = useRef(form)
  latest.current = form
  const [tried, setTried] = useState(false)
  const body = useRef<HTMLFormElement>(null)

  const leaves = useLeavesOf(common, form.evaluateeId)
  const { leaf, rule } = findRule(leaves, form.indicator, form.rule)
  const checked = checkForm(form, rule, cycleId)
  const trial = useFindingPreview(checked.draft, editing?.id ?? null)
  const save = useMutation(api.findings.save.mutationOptions())
  const refusal = save.error === null ? null : refusalOf(save.error)
  const refused = refusal?.kind === 'app' ? refusedField(refusal.code, refusal.data) : null
  const problems = problemTexts(form, checked.problems, trial.preview, refused, tried)
  const problemOf = (field: FindingField): string | null => problems.get(field) ?? null

  const change = (next: Form): void => {
    latest.current = next
    stored.change(next)
    if (save.error !== null) save.reset()
  }
  // Uploads arrive later: they join the form as it stands then, not as it stood when they began.
  const evidence = useEvidenceUpload((files) => change(withEvidence(latest.current, files)))

  const send = (submit: boolean): void => {
    if (save.isPending) return
    setTried(true)
    // A day that cannot be read keeps its former value in the form; its field says so and takes the focus.
    if (body.current?.checkValidity() === false) return
    const blocking = problemsForSaving(checked.problems, submit)
    if (checked.draft === null || blocking.length > 0) {
      requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    save.mutate(
      { draft: checked.draft, editing: editing === null ? null : { id: editing.id, version: editing.version }, submit },
      {
        onSuccess: ({ finding }) => {
          setTried(false)
          stored.reset(editing === null ? nextForm(form) : formOf(finding))
          const points = finding.points === null ? '' : showSigned(finding.points, 2)
          notify.success(
            submit
              ? t('findings.saved.submitted', { evaluatee: finding.evaluatee, points })
              : t('findings.saved.draft', { evaluatee: finding.evaluatee }),
          )
          onSaved(finding)
          if (editing === null) requestAnimationFrame(() => firstField.current?.focus())
        },
      },
    )
  }

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send(true)
    } else if (event.key === 'Escape' && editing !== null && !event.defaultPrevented) {
      event.preventDefault()
      onCancel()
    }
  }

  const days = form.deadline === '' ? null : daysBetween(form.foundOn, form.deadline)
  return (
    <form
      ref={body}
      className={styles.form}
      aria-label={t(editing === null ? 'findings.formTitle.add' : 'findings.formTitle.edit')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={press}
      onPaste={(event) => {
        const files = [...event.clipboardData.files]
        if (files.length === 0) return
        event.preventDefault()
        evidence.take(files)
      }}
    >
      <div className={styles.fields}>
        {stored.restored && holdsWork(form) && (
          <p className={styles.restored}>
            {t('findings.draftRestored')}
            <Button size="small" variant="quiet" onClick={() => stored.reset(initial())}>
              {t('findings.save.clear')}
            </Button>
          </p>
        )}
        <Field label={t('findings.fields.evaluatee')} problem={problemOf('evaluateeId')}>
          {(control) => (
            <EvaluateePicker
              {...control}
              ref={firstField}
              evaluatees={evaluatees}
              value={form.evaluateeId}
              placeholder={t('findings.fields.evaluateePlaceholder')}
              onChoose={({ id }) => change({ ...form, evaluateeId: id })}
            />
          )}
        </Field>
        <Field
          label={t('findings.fields.indicator')}
          problem={problemOf('indicator')}
          hint={<LeafHint leaf={leaf} now={trial.preview?.indicator.before ?? null} />}
        >
          {(control) => (
            <LeafPicker
              {...control}
              leaves={leaves}
              value={form.indicator}
              onChoose={(indicator) => change(withIndicator(form, indicator))}
            />
          )}
        </Field>
        <RuleChoice leaf={leaf} form={form} onChange={change} problemOf={problemOf} preview={trial.preview} />
        <Field label={t('findings.fields.description')} problem={problemOf('description')}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={2000}
              placeholder={t('findings.fields.descriptionPlaceholder')}
              value={form.description}
              onChange={(description) => change({ ...form, description })}
            />
          )}
        </Field>
        <div className={styles.pair}>
          <Field label={t('findings.fields.foundOn')} problem={problemOf('foundOn')}>
            {(control) => (
              <DateInput
                {...control}
                year={year}
                value={form.foundOn === '' ? null : form.foundOn}
                onChange={(day) => change(withFoundOn(form, day ?? '', rule))}
              />
            )}
          </Field>
          <Field label={t('findings.fields.source')} problem={problemOf('source')}>
            {(control) => (
              <Select
                {...control}
                value={form.source}
                options={findingSources.map((source) => ({ value: source, label: t(`glossary.findingSource.${source}`) }))}
                onChange={(source) => change({ ...form, source })}
              />
            )}
          </Field>
          <Field
            label={t('findings.fields.deadline')}
            problem={problemOf('deadline')}
            hint={days === null ? t('findings.fields.noDeadline') : days < 0 ? undefined : t('findings.deadlineDays', { count: days })}
          >
            {(control) => (
              <DateInput
                {...control}
                year={form.foundOn === '' ? year : Number(form.foundOn.slice(0, 4))}
                value={form.deadline === '' ? null : form.deadline}
                onChange={(day) => change({ ...form, deadline: day ?? '', deadlineTouched: true })}
              />
            )}
          </Field>
          <Field label={t('findings.fields.matterKey')} problem={problemOf('matterKey')}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={64}
                title={t('findings.fields.matterKeyHint')}
                placeholder={t('common.optional')}
                value={form.matterKey}
                onChange={(matterKey) => change({ ...form, matterKey })}
              />
            )}
          </Field>
        </div>
        <EvidenceField
          files={form.evidence}
          {...evidence}
          onRemove={(hash) => change({ ...form, evidence: form.evidence.filter((file) => file.hash !== hash) })}
          problem={problemOf('evidence')}
        />
      </div>
      <footer className={styles.foot}>
        <PreviewLine trial={trial} blocked={checked.draft === null && problems.size > 0} />
        {refusal?.kind === 'app' && refusal.code === 'changed_meanwhile' ? (
          <div role="alert" className={styles.alert}>
            {t('findings.changedMeanwhile')}
            <Button size="small" onClick={onReload}>
              {t('findings.reload')}
            </Button>
          </div>
        ) : (
          save.error !== null && refused === null && <Problem error={save.error} />
        )}
        {tried && problems.size > 0 && (
          <p role="alert" className={styles.alert}>
            {t('findings.fixProblems', { count: problems.size })}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="primary" className={styles.main} shortcut="Ctrl Enter" disabled={save.isPending} onClick={() => send(true)}>
            {t(editing === null ? 'findings.save.submit' : 'findings.save.edit')}
          </Button>
          {(editing === null || editing.status === 'draft') && (
            <Button disabled={save.isPending} onClick={() => send(false)}>
              {t('findings.save.draft')}
            </Button>
          )}
          {editing !== null && (
            <Button shortcut="Esc" onClick={onCancel}>
              {t('findings.save.cancel')}
            </Button>
          )}
        </div>
      </footer>
    </form>
  )
}

/** "满分 12 · 现得 11.50" beside the indicator; the score only once the host has computed it. */
function LeafHint({ leaf, now }: { readonly leaf: LeafEntry | null; readonly now: string | null }): ReactElement | null {
  const { t } = useTranslation()
  if (leaf === null || leaf.method === 'veto') return null
  if (leaf.points === null) return <>{t('findings.indicatorOpen')}</>
  return (
    <>
      {now === null
        ? t('findings.indicatorPoints', { points: leaf.points })
        : t('findings.indicatorNow', { points: leaf.points, now: showNumber(now, 2) })}
    </>
  )
}
