import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../components/select.tsx'
import { EditList } from './edit-list.tsx'
import { RequiredNumber, TextField } from './fields.tsx'
import styles from './leaf-form.module.css'
import { freshCode, replaced } from './list-edits.ts'

/** An option with its share of the points; null where it stands outside the divisor. */
interface Option {
  readonly code: string
  readonly name: string
  readonly coefficient: string | null
}

interface OptionListProps<Each extends Option> {
  readonly label: string
  /** Name of the list's place inside the leaf, such as `options` or `factor f1`. */
  readonly field: string
  readonly options: readonly Each[]
  readonly onChange: (field: string, options: Each[]) => void
  readonly fewest: { readonly count: number; readonly why: string }
  /** Whether an option may stand outside the divisor; then `withCoefficient` makes the option with one or without. */
  readonly withCoefficient: (option: Each, coefficient: string | null) => Each
  readonly mayStandOutside?: boolean
  readonly entry: (code: string, name: string, coefficient: string) => Each
}

/** Options of a rubric, a ballot or a factor: their names and what share of the points each is worth. */
export function OptionList<Each extends Option>({
  label,
  field,
  options,
  onChange,
  fewest,
  withCoefficient,
  mayStandOutside = false,
  entry,
}: OptionListProps<Each>): ReactElement {
  const { t } = useTranslation()
  return (
    <EditList
      label={label}
      entries={options}
      keyOf={(option) => option.code}
      nameOf={(option) => option.name}
      fewest={fewest}
      onChange={(next) => onChange(field, next)}
      add={{ label: t('schemeLeaf.option.add'), entry: () => entry(freshCode(options, 'o'), t('schemeLeaf.option.new'), '0') }}
      render={(option, index) => (
        <div className={styles.row}>
          <TextField
            label={t('schemeLeaf.option.name')}
            hideLabel
            required
            longest={200}
            field={`${field} ${option.code} name`}
            value={option.name}
            onChange={(name) => onChange(`${field} ${option.code} name`, replaced(options, index, { ...option, name }))}
          />
          {option.coefficient === null ? null : (
            <RequiredNumber
              label={t('schemeLeaf.option.share', { name: option.name })}
              hideLabel
              kind="signed_percent"
              field={`${field} ${option.code}`}
              value={option.coefficient}
              onChange={(share) => onChange(`${field} ${option.code}`, replaced(options, index, withCoefficient(option, share)))}
            />
          )}
          {mayStandOutside ? (
            <Checkbox
              checked={option.coefficient === null}
              onChange={(outside) =>
                onChange(`${field} ${option.code} outside`, replaced(options, index, withCoefficient(option, outside ? null : '0')))
              }
            >
              {t('schemeLeaf.option.outside')}
            </Checkbox>
          ) : null}
        </div>
      )}
    />
  )
}
