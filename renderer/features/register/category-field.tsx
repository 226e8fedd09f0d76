import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../shared/contract/register.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'

/** A category that exists, or the name of one to be made on saving. */
export type CategoryChoice = { readonly kind: 'present'; readonly id: number } | { readonly kind: 'new'; readonly name: string }

const makeNew = 'new'

interface CategoryFieldProps {
  readonly categories: readonly Category[]
  readonly value: CategoryChoice
  readonly onChange: (value: CategoryChoice) => void
  /** Offered as the name of a new category, such as the unit's short name. */
  readonly suggestion: string
}

/** Chooses a category or names a new one in place. */
export function CategoryField({ categories, value, onChange, suggestion }: CategoryFieldProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <Field label={t('register.fields.category')}>
        {(control) => (
          <Select
            {...control}
            value={value.kind === 'new' ? makeNew : String(value.id)}
            onChange={(chosen) =>
              onChange(chosen === makeNew ? { kind: 'new', name: suggestion } : { kind: 'present', id: Number(chosen) })
            }
            options={[
              ...categories.map(({ id, name }) => ({ value: String(id), label: name })),
              { value: makeNew, label: t('register.batch.newCategory') },
            ]}
          />
        )}
      </Field>
      {value.kind === 'new' && (
        <Field label={t('register.batch.newCategoryName')} problem={value.name.trim() === '' ? t('register.add.nameMissing') : null}>
          {(control) => <TextInput {...control} maxLength={40} value={value.name} onChange={(name) => onChange({ kind: 'new', name })} />}
        </Field>
      )}
    </>
  )
}
