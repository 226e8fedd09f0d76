import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { participations } from '../../../shared/domain/glossary.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useMay } from '../../components/use-may.ts'
import { FormCard } from './form-card.tsx'
import styles from './register-screen.module.css'

interface EvaluateeFormProps {
  readonly evaluatee: Evaluatee
  readonly categories: readonly Category[]
  readonly onClose: () => void
}

type TextField = 'name' | 'shortName' | 'code' | 'remark'
const longest: Readonly<Record<TextField, number>> = { name: 80, shortName: 40, code: 32, remark: 200 }

/** One evaluatee: every field is saved when it is left; a required one that was emptied gets its text back. Who may not change it reads it. */
export function EvaluateeForm({ evaluatee, categories, onClose }: EvaluateeFormProps): ReactElement {
  const { t } = useTranslation()
  const openExplanation = useOpenExplanation()
  const mayChange = useMay()('register.update')
  const [typed, setTyped] = useState({
    name: evaluatee.name,
    shortName: evaluatee.shortName,
    code: evaluatee.code,
    remark: evaluatee.remark,
  })
  const update = useMutation(api.register.update.mutationOptions())
  const remove = useMutation(
    api.register.remove.mutationOptions({
      onSuccess: ({ removed }) => {
        notify.success(t('register.selected.removed', { count: removed }))
        onClose()
      },
    }),
  )
  const [sure, setSure] = useState(false)
  const evaluateeIds = [evaluatee.id]

  function save(field: TextField): void {
    if (!mayChange) return
    const text = typed[field].trim()
    if (text === '' && field !== 'remark') setTyped((before) => ({ ...before, [field]: evaluatee[field] }))
    else if (text !== evaluatee[field]) update.mutate({ evaluateeIds, [field]: text })
  }

  const textField = (field: TextField): ReactElement => (
    <Field label={t(`register.fields.${field}`)}>
      {(control) => (
        <TextInput
          {...control}
          readOnly={!mayChange}
          maxLength={longest[field]}
          value={typed[field]}
          onChange={(value) => setTyped((before) => ({ ...before, [field]: value }))}
          onBlur={() => save(field)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save(field)
          }}
        />
      )}
    </Field>
  )

  return (
    <FormCard title={t(mayChange ? 'register.edit.title' : 'register.edit.read')} onClose={onClose}>
      {mayChange && (
        <p className={styles.note} role="status">
          {update.isSuccess ? t('register.edit.saved') : t('register.edit.hint')}
        </p>
      )}
      {textField('name')}
      <div className={styles.pair}>
        {textField('shortName')}
        {textField('code')}
      </div>
      {evaluatee.unitName !== evaluatee.name && (
        <Field label={t('register.fields.unit')}>
          {(control) => <TextInput {...control} readOnly value={evaluatee.unitName} onChange={() => undefined} />}
        </Field>
      )}
      <div className={styles.pair}>
        <Field label={t('register.fields.category')}>
          {(control) => (
            <Select
              {...control}
              disabled={!mayChange}
              value={String(evaluatee.categoryId)}
              onChange={(value) => update.mutate({ evaluateeIds, categoryId: Number(value) })}
              options={categories.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
        </Field>
        <Field label={t('register.fields.participation')}>
          {(control) => (
            <Select
              {...control}
              disabled={!mayChange}
              value={evaluatee.participation}
              onChange={(participation) => update.mutate({ evaluateeIds, participation })}
              options={participations.map((value) => ({ value, label: t(`glossary.participation.${value}`) }))}
            />
          )}
        </Field>
      </div>
      {textField('remark')}
      {update.isError && <Problem error={update.error} />}
      {remove.isError && <Problem error={remove.error} />}
      <div className={styles.actions}>
        <Button onClick={() => openExplanation({ evaluateeId: evaluatee.id })}>{t('register.edit.explain')}</Button>
        <Link to="/findings" search={{ evaluatee: evaluatee.id }}>
          {t('register.edit.findings')}
        </Link>
      </div>
      {mayChange && (
        <div className={styles.actions}>
          {sure ? (
            <>
              <Button variant="danger" disabled={remove.isPending} autoFocus onClick={() => remove.mutate({ evaluateeIds })}>
                {t('register.selected.removeYes')}
              </Button>
              <Button onClick={() => setSure(false)}>{t('common.cancel')}</Button>
            </>
          ) : (
            <Button variant="danger" size="small" onClick={() => setSure(true)}>
              {t('register.edit.remove')}
            </Button>
          )}
        </div>
      )}
    </FormCard>
  )
}
