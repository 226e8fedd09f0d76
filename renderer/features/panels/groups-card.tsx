import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { JudgedLeaf } from '../../../shared/contract/panels.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Card } from '../../components/card.tsx'
import { codedText } from '../../i18n/dynamic-text.ts'
import { alikeLeaves, emptyGroups } from './group-rules.ts'
import styles from './judges-view.module.css'

/** Warnings beyond this many would bury the table beneath them. */
const shownAtOnce = 5

/** Groups and weights as the scheme has them, leaves that are alike together; above them the groups that nobody sits in, and what follows. */
export function GroupsCard({ leaves }: { readonly leaves: readonly JudgedLeaf[] }): ReactElement | null {
  const { t } = useTranslation()
  const { schemeVersionId } = useCycle()
  if (leaves.length === 0) return null
  const empty = emptyGroups(leaves)
  const means = ({ aggregate, trim }: JudgedLeaf['groups'][number]): string => codedText('panels.groups.aggregate', aggregate, trim ?? {})
  return (
    <Card
      className={styles.groups}
      title={t('panels.groups.title')}
      actions={
        <Link
          to="/schemes"
          search={({ cycle }) => ({
            ...(cycle === undefined ? {} : { cycle }),
            version: schemeVersionId,
            ...(leaves[0] === undefined ? {} : { indicator: leaves[0].code }),
          })}
        >
          {t('panels.groups.edit')}
        </Link>
      }
    >
      <p className="muted small">{t('panels.groups.hint')}</p>
      {empty.length > 0 && (
        <div className={styles.warnings} role="note">
          <b>{t('panels.groups.emptyTitle')}</b>
          <ul>
            {empty.slice(0, shownAtOnce).map(({ key, leaf, group, effect }) => (
              <li key={key}>{t(`panels.groups.empty.${effect}`, { leaf, group })}</li>
            ))}
            {empty.length > shownAtOnce && <li>{t('panels.groups.emptyMore', { count: empty.length - shownAtOnce })}</li>}
          </ul>
        </div>
      )}
      <table>
        <thead>
          <tr>
            <th>{t('panels.groups.column.leaf')}</th>
            <th>{t('panels.groups.column.groups')}</th>
            <th>{t('panels.groups.column.aggregate')}</th>
          </tr>
        </thead>
        <tbody>
          {alikeLeaves(leaves).map(({ key, first, count, names }) => (
            <tr key={key} title={names.join('、')}>
              <td>
                {first.name} {count > 1 && <span className="muted small">{t('panels.groups.more', { count })}</span>}
              </td>
              <td>{first.groups.map(({ name, percent }) => t('panels.groups.weight', { name, percent })).join(' · ')}</td>
              <td>
                {[
                  ...new Set(first.groups.map((group) => (first.groups.length === 1 ? means(group) : `${group.name}：${means(group)}`))),
                ].join('；')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
