import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MappingLine } from '../../../../shared/domain/scheme/mapping.ts'
import { type MappedLeaf, type MappedSides, type MappingSide, mayJoin } from '../../../../shared/domain/scheme/mapping-lines.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox, Select } from '../../../components/select.tsx'
import { Tag, type Tone } from '../../../components/tag.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import styles from './versions.module.css'

const tones = {
  same: 'neutral',
  renamed: 'blue',
  split: 'amber',
  merged: 'amber',
  new: 'green',
  gone: 'red',
} as const satisfies Record<MappingLine['kind'], Tone>

interface MappingRowProps {
  readonly line: MappingLine
  readonly leaves: MappedSides
  readonly editing: boolean
  readonly onEdit: (open: boolean) => void
  readonly onJoin: (side: MappingSide, code: string) => void
  readonly onLeave: (side: MappingSide, code: string) => void
  readonly onNote: (note: string) => void
  readonly onConfirm: (yes: boolean) => void
}

/** One line of the mapping. Its leaves can be changed while it is open: with 400 leaves, a list of them in every line would be slow. */
export function MappingRow({ line, leaves, editing, onEdit, onJoin, onLeave, onNote, onConfirm }: MappingRowProps): ReactElement {
  const { t } = useTranslation()
  const [note, setNote] = useState(line.note ?? '')
  const first = leafOf(leaves, 'from', line.from[0]) ?? leafOf(leaves, 'to', line.to[0])
  const name = first?.name ?? ''
  const side = (which: MappingSide) => (
    <td>
      <div className={styles.line}>
        {line[which].length === 0 ? <span className="muted">{t('schemeVersions.mapping.none')}</span> : null}
        {line[which].map((code) => {
          const leaf = leafOf(leaves, which, code)
          return (
            <span key={code} className={styles.leaf} title={leaf?.path.join(' › ')}>
              {leaf?.name ?? code} <span className={styles.code}>{code}</span>
              {editing && line.from.length + line.to.length > 1 ? (
                <button
                  type="button"
                  className={styles.takeOut}
                  aria-label={t('schemeVersions.mapping.takeOut', { name: leaf?.name ?? code })}
                  onClick={() => onLeave(which, code)}
                >
                  ×
                </button>
              ) : null}
            </span>
          )
        })}
        {editing ? <AddLeaf line={line} leaves={leaves} side={which} onJoin={onJoin} /> : null}
      </div>
    </td>
  )
  return (
    <tr>
      {side('from')}
      <td>
        <Tag tone={tones[line.kind]}>{t(`schemeVersions.mapping.kind.${line.kind}`)}</Tag>
      </td>
      {side('to')}
      <td>
        <TextInput
          className={styles.note}
          aria-label={t('schemeVersions.mapping.noteOf', { name })}
          value={note}
          maxLength={500}
          onChange={setNote}
          onBlur={() => {
            if (note.trim() !== (line.note ?? '')) onNote(note.trim())
          }}
        />
      </td>
      <td>
        <div className={styles.buttons}>
          <Checkbox checked={line.confirmed} onChange={onConfirm}>
            <span aria-hidden="true">{t('schemeVersions.mapping.confirm')}</span>
            <span className="visually-hidden">{t('schemeVersions.mapping.confirmLine', { name })}</span>
          </Checkbox>
          <Button
            size="small"
            variant="quiet"
            aria-label={editing ? t('schemeVersions.mapping.done') : t('schemeVersions.mapping.changeLine', { name })}
            onClick={() => onEdit(!editing)}
          >
            {editing ? t('schemeVersions.mapping.done') : t('schemeVersions.mapping.change')}
          </Button>
        </div>
      </td>
    </tr>
  )
}

interface AddLeafProps {
  readonly line: MappingLine
  readonly leaves: MappedSides
  readonly side: MappingSide
  readonly onJoin: (side: MappingSide, code: string) => void
}

/** Puts a further leaf into the line, out of whichever line it was in. */
function AddLeaf({ line, leaves, side, onJoin }: AddLeafProps): ReactElement | null {
  const { t } = useTranslation()
  const options = leaves[side].filter(({ code }) => mayJoin(line, side, code))
  if (options.length === 0) return null
  return (
    <Select
      className={styles.add}
      aria-label={t(`schemeVersions.mapping.add.${side}`)}
      value=""
      onChange={(code) => onJoin(side, code)}
      options={[
        { value: '', label: t('schemeVersions.mapping.choose'), disabled: true },
        ...options.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      ]}
    />
  )
}

function leafOf(leaves: MappedSides, side: MappingSide, code: string | undefined): MappedLeaf | undefined {
  return leaves[side].find((leaf) => leaf.code === code)
}
