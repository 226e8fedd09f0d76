import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../../shared/contract/cycles.ts'
import type { Category } from '../../../shared/contract/register.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Problem } from '../../components/states.tsx'
import { TextArea } from '../../components/text-input.tsx'
import { type CategoryChoice, CategoryField } from './category-field.tsx'
import { FormCard } from './form-card.tsx'
import { categoryIdOf, firstChoice } from './made-category.ts'
import { namesFromLines } from './register-filter.ts'
import styles from './register-screen.module.css'
import { type PickedUnit, UnitPicker } from './unit-picker.tsx'

interface AddBranchesProps {
  readonly cycle: Cycle
  readonly categories: readonly Category[]
  readonly onClose: () => void
}

/** Makes the branches of one unit from a pasted list of names. The unit's short name is offered as the name of their category. */
export function AddBranches({ cycle, categories, onClose }: AddBranchesProps): ReactElement {
  const { t } = useTranslation()
  const [unit, setUnit] = useState<PickedUnit | null>(null)
  const [category, setCategory] = useState<CategoryChoice>(firstChoice(categories))
  const [text, setText] = useState('')
  const namesField = useRef<HTMLTextAreaElement>(null)
  const [tried, setTried] = useState(false)
  const names = namesFromLines(text)
  const categoryMissing = category.kind === 'new' && category.name.trim() === ''

  const add = useMutation({
    mutationFn: async (unitId: number) => {
      const categoryId = await categoryIdOf(cycle.id, category)
      setCategory({ kind: 'present', id: categoryId })
      return client.register.addBranches({ cycleId: cycle.id, unitId, categoryId, names: [...names] })
    },
    onSuccess: (counts) => {
      notify.success(t('register.batch.done', { ...counts }))
      setText('')
      setTried(false)
      // The button was disabled meanwhile and has lost the focus; the next list begins here.
      namesField.current?.focus()
    },
  })

  function chooseUnit(next: PickedUnit): void {
    setUnit(next)
    // One category a unit is the usual case: take the one of its name, or offer to make it.
    const own = categories.find(({ name }) => name === next.shortName || name === next.name)
    setCategory(own === undefined ? { kind: 'new', name: next.shortName } : { kind: 'present', id: own.id })
  }

  return (
    <FormCard title={t('register.batch.title')} onClose={onClose}>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (unit !== null && names.length > 0 && !categoryMissing && !add.isPending) add.mutate(unit.id)
        }}
      >
        <Field label={t('register.fields.unit')} problem={tried && unit === null ? t('register.add.chooseUnit') : null}>
          {(control) => <UnitPicker {...control} value={unit?.id ?? null} onChoose={chooseUnit} />}
        </Field>
        <CategoryField categories={categories} value={category} onChange={setCategory} suggestion={unit?.shortName ?? ''} />
        <p className={styles.note}>{t('register.batch.text')}</p>
        <Field
          label={t('register.batch.names')}
          hint={t('register.batch.count', { count: names.length })}
          problem={tried && names.length === 0 ? t('register.add.nameMissing') : null}
        >
          {(control) => <TextArea {...control} ref={namesField} rows={12} value={text} onChange={setText} />}
        </Field>
        {add.isError && <Problem error={add.error} />}
        <Button type="submit" variant="primary" disabled={add.isPending}>
          {t('register.batch.save')}
        </Button>
      </form>
    </FormCard>
  )
}
