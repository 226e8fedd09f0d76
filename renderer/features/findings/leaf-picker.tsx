import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Combobox } from '../../components/combobox.tsx'
import type { ControlProps } from '../../components/field.tsx'
import { loadPinyin } from '../../components/pinyin-index.ts'
import type { LeafEntry } from './leaf-catalogue.ts'

interface LeafPickerProps extends Partial<ControlProps> {
  readonly leaves: readonly LeafEntry[]
  readonly value: string | null
  readonly onChoose: (indicator: string) => void
  readonly label?: string
}

/** Chooses an indicator by its name, code, pinyin or initials, or by the name above it; shows the path of each. */
export function LeafPicker({ leaves, value, onChoose, ...rest }: LeafPickerProps): ReactElement {
  const { t } = useTranslation()
  // The dictionary is a module, not an answer of the host: it is read once and never grows old.
  const dictionary = useQuery({
    queryKey: ['pinyin'],
    queryFn: async () => ({ spell: await loadPinyin() }),
    gcTime: Number.POSITIVE_INFINITY,
  })
  const spell = dictionary.data?.spell
  const items = useMemo(
    () =>
      leaves.map((leaf) => {
        const parent = leaf.path.at(-1)
        const own = spell?.(leaf.name)
        const above = parent === undefined ? undefined : spell?.(parent)
        return {
          key: leaf.code,
          name: parent === undefined ? leaf.name : t('findings.path', { path: parent, name: leaf.name }),
          shortName: leaf.name,
          code: leaf.code,
          ...(own === undefined
            ? {}
            : { pinyin: `${own.pinyin} ${above?.pinyin ?? ''}`, initials: `${own.initials} ${above?.initials ?? ''}` }),
        }
      }),
    [leaves, spell, t],
  )
  return (
    <Combobox
      {...rest}
      items={items}
      value={value}
      placeholder={t('findings.fields.indicatorPlaceholder')}
      onChoose={(item) => onChoose(item.key)}
    />
  )
}
