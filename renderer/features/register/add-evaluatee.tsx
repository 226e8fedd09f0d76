import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../../shared/contract/cycles.ts'
import type { Category } from '../../../shared/contract/register.ts'
import { type Participation, participations } from '../../../shared/domain/glossary.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { type CategoryChoice, CategoryField } from './category-field.tsx'
import { FormCard } from './form-card.tsx'
import { categoryIdOf, firstChoice } from './made-category.ts'
import styles from './register-screen.module.css'
import { type PickedUnit, UnitPicker } from './unit-picker.tsx'

interface AddEvaluateeProps {
  readonly cycle: Cycle
  readonly categories: readonly Category[]
  readonly onClose: () => void
}

/** Adds one unit or branch. After saving, unit, category and participation stay for the next one and the name is asked for again. */
export function AddEvaluatee({ cycle, categories, onClose }: AddEvaluateeProps): ReactElement {
  const { t } = useTranslation()
  const isBranch = cycle.kind === 'branch'
  const nameInput = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [shortName, setShortName] = useState('')
  const [code, setCode] = useState('')
  const [unit, setUnit] = useState<PickedUnit | null>(null)
  const [category, setCategory] = useState<CategoryChoice>(firstChoice(categories))
  const [participation, setParticipation] = useState<Participation>('full')
  const [tried, setTried] = useState(false)
  const nameProblem = name.trim() === '' ? t('register.add.nameMissing') : null
  const unitProblem = isBranch && unit === null ? t('register.add.chooseUnit') : null
  const categoryMissing = category.kind === 'new' && category.name.trim() === ''

  const add = useMutation({
    mutationFn: async () =>
      client.register.add({
        cycleId: cycle.id,
        name: name.trim(),
        shortName: shortName.trim(),
        code: code.trim(),
        categoryId: await categoryIdOf(cycle.id, category),
        unitId: unit?.id ?? null,
        participation,
      }),
    onSuccess: (added) => {
      notify.success(t('register.add.added', { name: added.name }))
      setCategory({ kind: 'present', id: added.categoryId })
      setName('')
      setShortName('')
      setCode('')
      setTried(false)
      nameInput.current?.focus()
    },
  })

  return (
    <FormCard title={isBranch ? t('register.add.titleBranch') : t('register.add.titleUnit')} onClose={onClose}>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (nameProblem === null && unitProblem === null && !categoryMissing && !add.isPending) add.mutate()
        }}
      >
        {isBranch && (
          <Field label={t('register.fields.unit')} problem={tried ? unitProblem : null}>
            {(control) => <UnitPicker {...control} value={unit?.id ?? null} onChoose={setUnit} />}
          </Field>
        )}
        <Field label={t('register.fields.name')} problem={tried ? nameProblem : null}>
          {(control) => <TextInput {...control} ref={nameInput} autoFocus={!isBranch} maxLength={80} value={name} onChange={setName} />}
        </Field>
        <Field label={t('register.fields.shortName')} hint={t('register.add.shortNameHint')}>
          {(control) => <TextInput {...control} maxLength={40} value={shortName} onChange={setShortName} />}
        </Field>
        <Field label={t('register.fields.code')} hint={t('register.add.codeHint')}>
          {(control) => <TextInput {...control} maxLength={32} value={code} onChange={setCode} />}
        </Field>
        <CategoryField categories={categories} value={category} onChange={setCategory} suggestion={unit?.shortName ?? ''} />
        <Field label={t('register.fields.participation')}>
          {(control) => (
            <Select
              {...control}
              value={participation}
              onChange={setParticipation}
              options={participations.map((value) => ({ value, label: t(`glossary.participation.${value}`) }))}
            />
          )}
        </Field>
        {add.isError && <Problem error={add.error} />}
        <Button type="submit" variant="primary" disabled={add.isPending}>
          {t('register.add.save')}
        </Button>
      </form>
    </FormCard>
  )
}
