import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Combobox } from '../../components/combobox.tsx'
import { loadPinyin } from '../../components/pinyin-index.ts'

interface UnitFieldProps {
  readonly label: string
  readonly value: number | null
  readonly onChoose: (unitId: number | null) => void
}

/** A judge's own unit, by name, code or pinyin initials; or none of the register. */
export function UnitField({ label, value, onChoose }: UnitFieldProps): ReactElement {
  const { t } = useTranslation()
  const units = useQuery(api.register.units.queryOptions())
  const spell = useQuery({ queryKey: ['pinyin'], queryFn: async () => ({ spell: await loadPinyin() }) })
  const items = useMemo(
    () => [
      { key: 'none', id: null, name: t('panels.judges.noUnit'), shortName: '', code: '' },
      ...(units.data ?? []).map((unit) => ({
        key: String(unit.id),
        id: unit.id,
        name: unit.shortName,
        shortName: unit.name,
        code: unit.code,
        note: unit.code,
        ...spell.data?.spell(unit.name),
      })),
    ],
    [units.data, spell.data, t],
  )
  return (
    <Combobox
      items={items}
      label={label}
      value={value === null ? null : String(value)}
      placeholder={t('panels.judges.noUnit')}
      onChoose={(item) => onChoose(item.id)}
    />
  )
}
