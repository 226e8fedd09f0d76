import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sharesOfWeights } from './decimals.ts'
import { EditList } from './edit-list.tsx'
import { RequiredNumber, TextField } from './fields.tsx'
import styles from './leaf-form.module.css'
import { replaced } from './list-edits.ts'

interface Group {
  readonly code: string
  readonly name: string
  readonly weight: string
}

interface GroupListProps<Each extends Group> {
  readonly label: string
  readonly groups: readonly Each[]
  readonly onChange: (field: string, groups: Each[]) => void
  readonly entry: () => Each
  /** Further fields of a group. */
  readonly more?: (group: Each, change: (field: string, group: Each) => void) => ReactNode
}

/** Groups of judges or raters with their weights; beside each weight what it is of the whole. A lone group needs no weight. */
export function GroupList<Each extends Group>({ label, groups, onChange, entry, more }: GroupListProps<Each>): ReactElement {
  const { t } = useTranslation()
  const shares = sharesOfWeights(groups.map((group) => group.weight))
  return (
    <EditList
      label={label}
      entries={groups}
      keyOf={(group) => group.code}
      nameOf={(group) => group.name}
      fewest={{ count: 1, why: t('schemeLeaf.fewest.group') }}
      onChange={(next) => onChange('groups', next)}
      add={{ label: t('schemeLeaf.group.add'), entry }}
      render={(group, index) => {
        const change = (field: string, next: Each) => onChange(`group ${group.code} ${field}`, replaced(groups, index, next))
        const share = shares[index] ?? null
        return (
          <div className={styles.row}>
            <TextField
              label={t('schemeLeaf.group.name')}
              hideLabel
              required
              longest={200}
              field={`group ${group.code} name`}
              value={group.name}
              onChange={(name) => change('name', { ...group, name })}
            />
            {groups.length < 2 ? null : (
              <>
                <span className={styles.word}>{t('schemeLeaf.group.weight')}</span>
                <RequiredNumber
                  label={t('schemeLeaf.group.weightOf', { name: group.name })}
                  hideLabel
                  kind="positive"
                  field={`group ${group.code} weight`}
                  value={group.weight}
                  onChange={(weight) => change('weight', { ...group, weight })}
                />
                <span className="muted">{share === null ? null : t('schemeLeaf.group.share', { percent: share })}</span>
              </>
            )}
            {more?.(group, change)}
          </div>
        )
      }}
    />
  )
}
