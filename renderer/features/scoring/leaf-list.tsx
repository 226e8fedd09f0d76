import { Link } from '@tanstack/react-router'
import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputLeaf } from '../../../shared/contract/scoring.ts'
import { matchScore } from '../../components/match-text.ts'
import { loadPinyin, type PinyinForms } from '../../components/pinyin-index.ts'
import { Tag } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './scoring-screen.module.css'

interface LeafListProps {
  readonly leaves: readonly InputLeaf[]
  /** Code of the leaf on screen. */
  readonly current: string
}

/** The leaves that take entered inputs, found by name, path, code, pinyin or initials. */
export function LeafList({ leaves, current }: LeafListProps): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [spell, setSpell] = useState<((text: string) => PinyinForms) | null>(null)
  const searching = text.trim() !== ''
  useEffect(() => {
    if (searching && spell === null) void loadPinyin().then((loaded) => setSpell(() => loaded))
  }, [searching, spell])
  const spelled = useMemo(
    () => leaves.map((leaf) => ({ leaf, item: { name: `${leaf.name} ${leaf.path}`, code: leaf.code, ...spell?.(leaf.name) } })),
    [leaves, spell],
  )
  const shown = searching ? spelled.filter(({ item }) => matchScore(text.trim(), item) >= 0) : spelled
  return (
    <div className={styles.side}>
      <TextInput
        type="search"
        aria-label={t('scoring.leaves.find')}
        placeholder={t('scoring.leaves.find')}
        value={text}
        onChange={setText}
      />
      <nav className={styles.leaves} aria-label={t('scoring.leaves.label')}>
        {shown.length === 0 && <p className="muted small">{t('scoring.leaves.noMatch')}</p>}
        {shown.map(({ leaf: entry }) => (
          <Link
            key={entry.code}
            from="/scoring"
            to="/scoring"
            search={(before) => ({ ...before, indicator: entry.code })}
            aria-current={entry.code === current ? 'true' : undefined}
            className={styles.leaf ?? ''}
          >
            <span className={styles.leafPath}>{entry.path}</span>
            <span className={styles.leafName}>{entry.name}</span>
            <span className={styles.leafFoot}>
              <Tag tone={entry.entered >= entry.expected ? 'green' : 'neutral'}>
                {t(`glossary.method.${entry.method as 'judged' | 'measured' | 'survey' | 'external' | 'tasks'}`)}
              </Tag>
              <span aria-hidden="true">
                {entry.entered} / {entry.expected}
              </span>
              <span className="visually-hidden">{t('scoring.leaves.progress', { entered: entry.entered, expected: entry.expected })}</span>
            </span>
          </Link>
        ))}
      </nav>
    </div>
  )
}
