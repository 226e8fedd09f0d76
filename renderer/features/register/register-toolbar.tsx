import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../shared/contract/register.ts'
import { type Participation, participations } from '../../../shared/domain/glossary.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './register-screen.module.css'

const all = 'all'

interface RegisterToolbarProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly categories: readonly Category[]
  readonly category: number | undefined
  readonly participation: Participation | undefined
  readonly onFilter: (filter: { category?: number | undefined; participation?: Participation | undefined }) => void
  readonly shown: number
  readonly total: number
}

/** Search and filters of the register; the filters stand in the address. */
export function RegisterToolbar(props: RegisterToolbarProps): ReactElement {
  const { text, onText, categories, category, participation, onFilter, shown, total } = props
  const { t } = useTranslation()
  return (
    <search className={styles.toolbar}>
      <Field label={t('common.search')} hideLabel className={styles.search}>
        {(control) => <TextInput {...control} type="search" placeholder={t('register.filter.text')} value={text} onChange={onText} />}
      </Field>
      <Field label={t('register.columns.category')} hideLabel>
        {(control) => (
          <Select
            {...control}
            value={category === undefined ? all : String(category)}
            onChange={(value) => onFilter({ category: value === all ? undefined : Number(value) })}
            options={[
              { value: all, label: t('register.filter.allCategories') },
              ...categories.map(({ id, name, evaluatees }) => ({ value: String(id), label: `${name} ${evaluatees}` })),
            ]}
          />
        )}
      </Field>
      <Field label={t('register.columns.participation')} hideLabel>
        {(control) => (
          <Select<Participation | typeof all>
            {...control}
            value={participation ?? all}
            onChange={(value) => onFilter({ participation: value === all ? undefined : value })}
            options={[
              { value: all, label: t('register.filter.allParticipations') },
              ...participations.map((value) => ({ value, label: t(`glossary.participation.${value}`) })),
            ]}
          />
        )}
      </Field>
      <span className={styles.shown} role="status">
        {t('register.filter.shown', { shown, total })}
      </span>
    </search>
  )
}
