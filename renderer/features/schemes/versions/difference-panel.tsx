import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { Loading, Problem } from '../../../components/states.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import {
  type ChangeFilter,
  type ChangeGroup,
  type ChangeWords,
  changeFilters,
  changeWords,
  groupChanges,
  passesFilter,
} from './change-words.ts'
import { useVersionName } from './use-version-name.ts'
import type { Pair } from './version-pair.tsx'
import styles from './versions.module.css'

/** What differs between two versions, indicator by indicator, with what it was and what it is. */
export function DifferencePanel({ pair }: { readonly pair: Pair }): ReactElement {
  const { t } = useTranslation()
  const nameOf = useVersionName()
  const [filter, setFilter] = useState<ChangeFilter>('all')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text).trim().toLowerCase()
  const difference = useQuery(api.schemeVersions.difference.queryOptions({ input: { ...pair } }))
  const { data } = difference
  const worded = useMemo(
    () =>
      groupChanges(data?.changes ?? []).map((group) => ({
        group,
        lines: group.changes.map((change) => ({ change, words: changeWords(t, change, data?.names ?? { before: {}, after: {} }) })),
      })),
    [data, t],
  )
  const shown = useMemo(
    () =>
      worded.flatMap(({ group, lines }) => {
        const head = `${group.indicator?.before?.name ?? ''} ${group.indicator?.after?.name ?? ''}`.toLowerCase()
        const kept = lines.filter(({ change, words }) => {
          if (!passesFilter(change, filter)) return false
          return wanted === '' || head.includes(wanted) || Object.values(words).join(' ').toLowerCase().includes(wanted)
        })
        return kept.length === 0 ? [] : [{ group, words: kept.map((line) => line.words) }]
      }),
    [worded, filter, wanted],
  )
  if (difference.isError) return <Problem error={difference.error} onRetry={() => void difference.refetch()} />
  if (data === undefined) return <Loading />
  if (data.changes.length === 0) return <p role="status">{t('schemeVersions.difference.none')}</p>
  const count = shown.reduce((sum, { words }) => sum + words.length, 0)
  return (
    <>
      <div className={classNames(styles.tools, styles.noPrint)}>
        <Select
          aria-label={t('schemeVersions.difference.showOnly')}
          className={styles.find}
          value={filter}
          onChange={setFilter}
          options={changeFilters.map((value) => ({ value, label: t(`schemeVersions.difference.show.${value}`) }))}
        />
        <Field label={t('schemeVersions.difference.find')} hideLabel className={styles.find}>
          {(control) => (
            <TextInput {...control} type="search" value={text} onChange={setText} placeholder={t('schemeVersions.difference.find')} />
          )}
        </Field>
        <span role="status">{t('schemeVersions.difference.count', { count })}</span>
        <Button size="small" variant="quiet" onClick={() => window.print()}>
          {t('schemeVersions.difference.print')}
        </Button>
        <span className={styles.help}>
          {data.mapped === null || data.mapped.confirmed === 0
            ? t('schemeVersions.difference.unmapped')
            : t('schemeVersions.difference.mapped', data.mapped)}
        </span>
      </div>
      <p className={styles.printOnly}>{t('schemeVersions.difference.caption', { from: nameOf(data.from), to: nameOf(data.to) })}</p>
      {shown.length === 0 ? <p className="muted">{t('schemeVersions.difference.noneShown')}</p> : null}
      {shown.map(({ group, words }) => (
        <GroupTable key={group.key} group={group} lines={words} />
      ))}
    </>
  )
}

function GroupTable({ group, lines }: { readonly group: ChangeGroup; readonly lines: readonly ChangeWords[] }): ReactElement {
  const { t } = useTranslation()
  const { indicator } = group
  const named = indicator?.after ?? indicator?.before ?? null
  const name = named?.name ?? t('schemeVersions.difference.whole')
  return (
    <div className={styles.group}>
      <h3>
        {name}
        {named === null ? null : <span className={styles.code}>{named.code}</span>}
      </h3>
      <table className={classNames(styles.table, styles.changes)} aria-label={t('schemeVersions.difference.table', { name })}>
        <colgroup>
          <col className={styles.what} />
          <col className={styles.side} />
          <col className={styles.side} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('schemeVersions.difference.what')}</th>
            <th scope="col">{t('schemeVersions.difference.before')}</th>
            <th scope="col">{t('schemeVersions.difference.after')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={JSON.stringify(line)}>
              <th scope="row">{line.what}</th>
              <td className={styles.before}>{line.before}</td>
              <td>{line.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
