import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionMapping } from '../../../../shared/contract/scheme-versions.ts'
import type { MappingLine, SchemeMapping } from '../../../../shared/domain/scheme/mapping.ts'
import { joinLine, leaveLine, type MappingSide } from '../../../../shared/domain/scheme/mapping-lines.ts'
import { api } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Loading, Problem } from '../../../components/states.tsx'
import { Chip } from '../../../components/tag.tsx'
import { MappingRow } from './mapping-row.tsx'
import type { Pair } from './version-pair.tsx'
import styles from './versions.module.css'

const filters = ['all', 'open', 'changed'] as const
type Filter = (typeof filters)[number]

/** How the leaves of one version continue in another; every change is kept at once. */
export function MappingPanel({ pair }: { readonly pair: Pair }): ReactElement {
  const mapping = useQuery(api.schemeVersions.mapping.queryOptions({ input: { ...pair } }))
  if (mapping.isError) return <Problem error={mapping.error} onRetry={() => void mapping.refetch()} />
  if (mapping.isPending) return <Loading />
  return <MappingTable mapping={mapping.data} pair={pair} />
}

function MappingTable({ mapping, pair }: { readonly mapping: VersionMapping; readonly pair: Pair }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [filter, setFilter] = useState<Filter>('all')
  /** The line that is being changed, by its first leaf. */
  const [editing, setEditing] = useState<string | null>(null)
  const key = api.schemeVersions.mapping.queryKey({ input: { ...pair } })
  const save = useMutation(
    api.schemeVersions.saveMapping.mutationOptions({
      // What was typed stands on screen at once; a refused save reads the kept lines again.
      onMutate: ({ lines }) => {
        // An answer that is still on its way knows nothing of it and must not take its place.
        void queryClient.cancelQueries({ queryKey: key })
        queryClient.setQueryData(key, (now) => (now === undefined ? now : { ...now, lines, kept: true }))
      },
      onSuccess: (kept) => queryClient.setQueryData(key, kept),
      onError: () => void queryClient.invalidateQueries({ queryKey: key }),
    }),
  )
  const { lines, leaves } = mapping
  const keep = (changed: SchemeMapping) => save.mutate({ ...pair, lines: changed.map((line) => ({ ...line })) })
  const replace = (line: MappingLine, by: MappingLine) => keep(lines.map((each) => (each === line ? by : each)))
  const confirmed = lines.filter((line) => line.confirmed).length
  const shown = lines.filter((line) => filter === 'all' || (filter === 'open' ? !line.confirmed : line.kind !== 'same'))
  return (
    <>
      <div className={styles.tools}>
        {filters.map((each) => (
          <Chip key={each} pressed={each === filter} onPress={() => setFilter(each)}>
            {t(`schemeVersions.mapping.show.${each}`)}
          </Chip>
        ))}
        <span role="status">{t('schemeVersions.mapping.confirmedOf', { confirmed, lines: lines.length })}</span>
        <Button
          size="small"
          disabled={confirmed === lines.length}
          onClick={() => keep(lines.map((line) => ({ ...line, confirmed: true })))}
        >
          {t('schemeVersions.mapping.confirmAll')}
        </Button>
      </div>
      {confirmed === 0 ? <p className={styles.warning}>{t('schemeVersions.mapping.proposal')}</p> : null}
      {save.isError ? <Problem error={save.error} /> : null}
      {shown.length === 0 ? <p className="muted">{t('schemeVersions.mapping.noneShown')}</p> : null}
      <table className={styles.table} aria-label={t('schemeVersions.mapping.table')}>
        <thead>
          <tr>
            {(['from', 'kind', 'to', 'note', 'confirm'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`schemeVersions.mapping.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => {
            const name = keyOf(line)
            return (
              <MappingRow
                key={name}
                line={line}
                leaves={leaves}
                editing={editing === name}
                onEdit={(open) => setEditing(open ? name : null)}
                onJoin={(side, code) => {
                  const changed = joinLine(leaves, lines, lines.indexOf(line), side, code)
                  setEditing(keyOf(changed.find((each) => each[side].includes(code)) ?? line))
                  keep(changed)
                }}
                onLeave={(side: MappingSide, code) => keep(leaveLine(leaves, lines, side, code))}
                onNote={(note) => {
                  const { note: _before, ...rest } = line
                  replace(line, note === '' ? rest : { ...rest, note })
                }}
                onConfirm={(yes) => replace(line, { ...line, confirmed: yes })}
              />
            )
          })}
        </tbody>
      </table>
    </>
  )
}

function keyOf(line: MappingLine): string {
  return line.from[0] === undefined ? `to ${line.to[0] ?? ''}` : `from ${line.from[0]}`
}
