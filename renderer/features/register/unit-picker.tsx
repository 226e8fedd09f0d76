import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Combobox } from '../../components/combobox.tsx'
import type { ControlProps } from '../../components/field.tsx'
import { loadPinyin } from '../../components/pinyin-index.ts'

export interface PickedUnit {
  readonly id: number
  readonly name: string
  readonly shortName: string
}

interface UnitPickerProps extends ControlProps {
  readonly value: number | null
  readonly onChoose: (unit: PickedUnit) => void
}

/** Chooses a known unit by name, code or pinyin initials; its number of branches stands beside it. */
export function UnitPicker({ value, onChoose, ...control }: UnitPickerProps): ReactElement {
  const { t } = useTranslation()
  const units = useQuery(api.register.units.queryOptions())
  const spell = useQuery({ queryKey: ['pinyin'], queryFn: async () => ({ spell: await loadPinyin() }) })
  const items = useMemo(
    () =>
      (units.data ?? []).map((unit) => ({
        key: String(unit.id),
        unit,
        name: unit.name,
        shortName: unit.shortName,
        code: unit.code,
        note: String(unit.branches),
        ...spell.data?.spell(unit.name),
      })),
    [units.data, spell.data],
  )
  return (
    <Combobox
      {...control}
      items={items}
      value={value === null ? null : String(value)}
      placeholder={items.length === 0 ? t('register.add.noUnits') : t('register.add.unitPlaceholder')}
      onChoose={(item) => onChoose(item.unit)}
    />
  )
}
