import { type ReactElement, type Ref, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evaluatee } from '../../shared/contract/register.ts'
import { Combobox } from './combobox.tsx'
import type { ControlProps } from './field.tsx'

interface EvaluateePickerProps extends Partial<ControlProps> {
  readonly evaluatees: readonly Evaluatee[]
  readonly value: number | null
  readonly onChoose: (evaluatee: Evaluatee) => void
  /** Evaluatees that cannot be chosen now, such as those already compared. */
  readonly without?: ReadonlySet<number>
  readonly placeholder?: string
  readonly label?: string
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** Chooses a unit or branch by name, code, pinyin or initials: `xxzx` finds 信息中心. The unit of a branch stands beside its name. */
export function EvaluateePicker({ evaluatees, value, onChoose, without, placeholder, ...rest }: EvaluateePickerProps): ReactElement {
  const { t } = useTranslation()
  const items = useMemo(
    () =>
      evaluatees
        .filter((evaluatee) => without?.has(evaluatee.id) !== true)
        .map((evaluatee) => ({
          key: String(evaluatee.id),
          evaluatee,
          name: evaluatee.name,
          shortName: evaluatee.shortName,
          code: evaluatee.code,
          pinyin: evaluatee.pinyin,
          initials: evaluatee.initials,
          note: evaluatee.unitName === evaluatee.name ? evaluatee.code : evaluatee.unitName,
        })),
    [evaluatees, without],
  )
  return (
    <Combobox
      {...rest}
      items={items}
      value={value === null ? null : String(value)}
      placeholder={placeholder ?? t('components.evaluateePlaceholder')}
      onChoose={(item) => onChoose(item.evaluatee)}
    />
  )
}
