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

interface JudgesViewProps {
  readonly cycleId: number
  readonly judges: readonly Judge[]
  readonly groups: readonly JudgeGroup[]
}

/** The judges of the cycle: renamed and moved to another group in place, added below, removed while they have no marks. */
export function JudgesView({ cycleId, judges, groups }: JudgesViewProps): ReactElement {
  const { t } = useTranslation()
  return (
    <section className={styles.panel} aria-label={t('panels.judges.title')}>
      <ul>
        {judges.map((judge) => (
          <JudgeLine key={`${judge.id} ${judge.name} ${judge.group}`} judge={judge} groups={groups} />
        ))}
      </ul>
      <NewJudge cycleId={cycleId} groups={groups} focusFirst={judges.length === 0} />
    </section>
  )
}

function JudgeLine({ judge, groups }: { readonly judge: Judge; readonly groups: readonly JudgeGroup[] }): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(judge.name)
  const update = useMutation(api.panels.updateJudge.mutationOptions())
  const remove = useMutation(api.panels.removeJudge.mutationOptions())
  const error = update.error ?? remove.error
  const rename = (): void => {
    const trimmed = name.trim()
    if (trimmed === '') setName(judge.name)
    else if (trimmed !== judge.name) update.mutate({ judgeId: judge.id, name: trimmed, group: judge.group, unitId: judge.unitId })
  }
  return (
    <li>
      <div className={styles.line}>
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
          onChange={(group) => update.mutate({ judgeId: judge.id, name: judge.name, group, unitId: judge.unitId })}
        />
        <span className="muted">{t('panels.judges.marks', { count: judge.marks })}</span>
        <button
          type="button"
          className={styles.remove}
          aria-label={t('panels.judges.remove', { name: judge.name })}
          title={judge.marks > 0 ? t('panels.judges.inUse') : undefined}
          disabled={judge.marks > 0 || remove.isPending}
          onClick={() => remove.mutate({ judgeId: judge.id })}
        >
          <Icon name="close" size={12} />
        </button>
      </div>
      {error !== null && <Problem error={error} />}
    </li>
  )
}

function NewJudge({ cycleId, groups, focusFirst }: Omit<JudgesViewProps, 'judges'> & { readonly focusFirst: boolean }): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [group, setGroup] = useState(groups[0]?.code ?? '')
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
          { cycleId, name: name.trim(), group, unitId: null },
          {
            onSuccess: () => {
              setName('')
              field.current?.focus()
            },
          },
        )
      }}
    >
      <TextInput
        ref={field}
        aria-label={t('panels.judges.namePlaceholder')}
        placeholder={t('panels.judges.namePlaceholder')}
        maxLength={40}
        value={name}
        onChange={setName}
      />
      <Select aria-label={t('panels.judges.group')} value={group} options={groupOptions(groups, group)} onChange={setGroup} />
      <Button type="submit" size="small" icon="plus" disabled={name.trim() === '' || add.isPending}>
        {t('panels.judges.add')}
      </Button>
      {add.error !== null && <Problem error={add.error} />}
    </form>
  )
}

/** The groups of the scheme; a group that the scheme no longer names stays visible for the judge who is in it. */
function groupOptions(groups: readonly JudgeGroup[], present: string): { value: string; label: string }[] {
  const options = groups.map(({ code, name }) => ({ value: code, label: name }))
  return options.some(({ value }) => value === present) ? options : [...options, { value: present, label: present }]
}
