import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Judge, JudgeGroup } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icons.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './judges-view.module.css'
import { UnitField } from './unit-field.tsx'

interface JudgeLineProps {
  readonly judge: Judge
  readonly groups: readonly JudgeGroup[]
  readonly first: boolean
  readonly last: boolean
  /** Marks that the judge gave; null while they are counted. */
  readonly marks: number | null
}

/** One judge of the list: name, group and unit saved when left, moved up and down, removed while there are no marks. */
export function JudgeLine({ judge, groups, first, last, marks }: JudgeLineProps): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(judge.name)
  const update = useMutation(api.panels.updateJudge.mutationOptions())
  const move = useMutation(api.panels.moveJudge.mutationOptions())
  const remove = useMutation(api.panels.removeJudge.mutationOptions())
  const error = update.error ?? remove.error ?? move.error
  const fields = { judgeId: judge.id, name: judge.name, group: judge.group, unitId: judge.unitId }
  const rename = (): void => {
    const trimmed = name.trim()
    if (trimmed === '') setName(judge.name)
    else if (trimmed !== judge.name) update.mutate({ ...fields, name: trimmed })
  }
  return (
    <li>
      <div className={styles.line}>
        <span className="muted small">{judge.code}</span>
        <TextInput
          aria-label={t('panels.judges.name')}
          maxLength={40}
          value={name}
          onChange={setName}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) rename()
          }}
        />
        <Select
          aria-label={t('panels.judges.group')}
          value={judge.group}
          options={groupOptions(groups, judge.group)}
          onChange={(group) => update.mutate({ ...fields, group })}
        />
        <UnitField
          label={t('panels.judges.unit')}
          value={judge.unitId}
          onChoose={(unitId) => {
            if (unitId !== judge.unitId) update.mutate({ ...fields, unitId })
          }}
        />
        <span className="muted small">{marks !== null && t('panels.judges.marks', { count: marks })}</span>
        <span className={styles.acts}>
          <button
            type="button"
            aria-label={t('panels.judges.up', { name: judge.name })}
            aria-disabled={first}
            onClick={() => {
              if (!first && !move.isPending) move.mutate({ judgeId: judge.id, by: 'up' })
            }}
          >
            <Icon name="up" size={12} />
          </button>
          <button
            type="button"
            aria-label={t('panels.judges.down', { name: judge.name })}
            aria-disabled={last}
            onClick={() => {
              if (!last && !move.isPending) move.mutate({ judgeId: judge.id, by: 'down' })
            }}
          >
            <Icon name="chevronDown" size={12} />
          </button>
          <button
            type="button"
            aria-label={t('panels.judges.remove', { name: judge.name })}
            title={marks !== null && marks > 0 ? t('panels.judges.inUse') : undefined}
            aria-disabled={marks !== 0}
            onClick={() => {
              if (marks === 0 && !remove.isPending) remove.mutate({ judgeId: judge.id })
            }}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      </div>
      {error !== null && <Problem error={error} />}
    </li>
  )
}

interface NewJudgeProps {
  readonly cycleId: number
  readonly groups: readonly JudgeGroup[]
  readonly focusFirst: boolean
}

/** The line beneath the list: Enter adds, the group stays for the next one. */
export function NewJudge({ cycleId, groups, focusFirst }: NewJudgeProps): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [group, setGroup] = useState(groups[0]?.code ?? '')
  const [unitId, setUnitId] = useState<number | null>(null)
  const field = useRef<HTMLInputElement>(null)
  // Whoever opens an empty list comes to fill it.
  useEffect(() => {
    if (focusFirst) field.current?.focus()
  }, [focusFirst])
  const add = useMutation(api.panels.addJudge.mutationOptions())
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '' || group === '' || add.isPending) return
        add.mutate(
          { cycleId, name: name.trim(), group, unitId },
          {
            onSuccess: () => {
              setName('')
              setUnitId(null)
              field.current?.focus()
            },
          },
        )
      }}
    >
      <span />
      <TextInput
        ref={field}
        aria-label={t('panels.judges.namePlaceholder')}
        placeholder={t('panels.judges.namePlaceholder')}
        maxLength={40}
        value={name}
        onChange={setName}
      />
      <Select aria-label={t('panels.judges.group')} value={group} options={groupOptions(groups, group)} onChange={setGroup} />
      <UnitField label={t('panels.judges.unit')} value={unitId} onChoose={setUnitId} />
      <Button type="submit" size="small" icon="plus" aria-disabled={name.trim() === '' || add.isPending}>
        {t('panels.judges.add')}
      </Button>
      {add.error !== null && <Problem error={add.error} />}
    </form>
  )
}

/** The groups of the scheme; a group that the scheme no longer names stays visible for the judge who is in it. */
function groupOptions(groups: readonly JudgeGroup[], present: string): { value: string; label: string }[] {
  const options = groups.map(({ code, name }) => ({ value: code, label: name }))
  return present === '' || options.some(({ value }) => value === present) ? options : [...options, { value: present, label: present }]
}
