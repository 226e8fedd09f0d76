import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JudgeGroup } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextArea } from '../../components/text-input.tsx'
import styles from './judges-view.module.css'

interface PasteJudgesProps {
  readonly cycleId: number
  readonly groups: readonly JudgeGroup[]
  readonly onDone: () => void
}

const tones = { new: 'green', same: 'neutral', changed: 'blue', refused: 'red' } as const

/** Many judges at once: the list as typed or pasted, what would become of each line, and the button that adds the new ones. */
export function PasteJudges({ cycleId, groups, onDone }: PasteJudgesProps): ReactElement {
  const { t } = useTranslation()
  const groupId = useId()
  const [text, setText] = useState('')
  const [group, setGroup] = useState(groups.length === 1 ? (groups[0]?.code ?? '') : '')
  const input = useDeferredValue({ cycleId, text, group: group === '' ? null : group })
  const preview = useQuery(
    api.panels.readJudges.queryOptions({ input, enabled: input.text.trim() !== '', placeholderData: keepPreviousData }),
  )
  const add = useMutation(api.panels.addJudges.mutationOptions())
  const lines = text.trim() === '' ? [] : (preview.data ?? [])
  const fresh = lines.filter(({ verdict }) => verdict === 'new').length
  const refused = lines.filter(({ verdict }) => verdict === 'refused').length
  const apply = (): void => {
    if (fresh === 0 || add.isPending) return
    add.mutate(
      { cycleId, text, group: group === '' ? null : group },
      {
        onSuccess: (counts) => {
          notify.success(t('panels.paste.done', { count: counts.new }))
          onDone()
        },
      },
    )
  }
  return (
    <section className={styles.paste} aria-label={t('panels.paste.title')}>
      <Field label={t('panels.paste.field')}>
        {(control) => <TextArea {...control} autoFocus rows={5} maxLength={100_000} value={text} onChange={setText} />}
      </Field>
      {groups.length > 1 && (
        <div className={styles.standing}>
          <label htmlFor={groupId}>{t('panels.paste.group')}</label>
          <Select
            id={groupId}
            value={group}
            options={[{ value: '', label: t('panels.paste.groupNone') }, ...groups.map(({ code, name }) => ({ value: code, label: name }))]}
            onChange={setGroup}
          />
        </div>
      )}
      {preview.isError && <Problem error={preview.error} />}
      {lines.length > 0 && (
        <div className={styles.preview}>
          <table>
            <thead>
              <tr>
                <th>{t('panels.paste.line')}</th>
                <th>{t('panels.judges.name')}</th>
                <th>{t('panels.judges.group')}</th>
                <th>{t('panels.judges.unit')}</th>
                <th>{t('panels.paste.result')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ line, name, group: groupName, unit, verdict, problem }) => (
                <tr key={line}>
                  <td>{line}</td>
                  <td>{name}</td>
                  <td>{groupName}</td>
                  <td>{unit}</td>
                  <td>
                    <Tag tone={tones[verdict]}>{t(`panels.paste.verdict.${verdict}`)}</Tag>{' '}
                    {problem !== null && <span className="negative small">{t(`panels.paste.problems.${problem}`)}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.foot}>
        <Button variant="primary" aria-disabled={fresh === 0 || add.isPending} onClick={apply}>
          {t('panels.paste.apply', { count: fresh })}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        {refused > 0 && <span className="muted small">{t('panels.paste.refused', { count: refused })}</span>}
      </div>
      {add.error !== null && <Problem error={add.error} />}
    </section>
  )
}
