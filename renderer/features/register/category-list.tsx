import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../../shared/contract/cycles.ts'
import type { Category } from '../../../shared/contract/register.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { FormCard } from './form-card.tsx'
import styles from './register-screen.module.css'

interface CategoryListProps {
  readonly cycle: Cycle
  readonly categories: readonly Category[]
  readonly onClose: () => void
}

/** The categories of the cycle: rename in place, add at the foot. */
export function CategoryList({ cycle, categories, onClose }: CategoryListProps): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const add = useMutation(api.register.addCategory.mutationOptions({ onSuccess: () => setName('') }))
  return (
    <FormCard title={t('register.categoryList.title')} onClose={onClose}>
      <p className={styles.note}>{categories.length === 0 ? t('register.categoryList.none') : t('register.categoryList.text')}</p>
      <ul className={styles.categories}>
        {categories.map((category) => (
          <CategoryName key={category.id} category={category} />
        ))}
      </ul>
      <form
        className={styles.addCategory}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') add.mutate({ cycleId: cycle.id, name: name.trim() })
        }}
      >
        <Field label={t('register.categoryList.newName')} className={styles.grow}>
          {(control) => <TextInput {...control} maxLength={40} value={name} onChange={setName} />}
        </Field>
        <Button type="submit" disabled={name.trim() === '' || add.isPending}>
          {t('register.categoryList.add')}
        </Button>
      </form>
      {add.isError && <Problem error={add.error} />}
    </FormCard>
  )
}

function CategoryName({ category }: { readonly category: Category }): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(category.name)
  const rename = useMutation(api.register.renameCategory.mutationOptions())

  function save(): void {
    const name = typed.trim()
    if (name === '') setTyped(category.name)
    else if (name !== category.name) rename.mutate({ categoryId: category.id, name })
  }

  return (
    <li>
      <Field
        label={t('register.categoryList.rename', { name: category.name })}
        hideLabel
        hint={t('register.categoryList.evaluatees', { count: category.evaluatees })}
      >
        {(control) => (
          <TextInput
            {...control}
            maxLength={40}
            value={typed}
            onChange={setTyped}
            onBlur={save}
            onKeyDown={(event) => {
              if (event.key === 'Enter') save()
            }}
          />
        )}
      </Field>
      {rename.isError && <Problem error={rename.error} />}
    </li>
  )
}
