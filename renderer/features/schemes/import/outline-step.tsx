import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutlineRow, SchemeImportPreview } from '../../../../shared/contract/scheme-import.ts'
import type { EvaluateeKind } from '../../../../shared/domain/glossary.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { kinds } from '../library/begin-cards.tsx'
import { ProblemList } from '../library/problem-list.tsx'
import { CertaintyMark, certaintyOrder } from './certainty-mark.tsx'
import styles from './import.module.css'

interface OutlineStepProps {
  readonly preview: SchemeImportPreview
  readonly name: string
  readonly kind: EvaluateeKind
  readonly busy: boolean
  readonly onName: (name: string) => void
  readonly onKind: (kind: EvaluateeKind) => void
  readonly onCreate: () => void
}

/** The tree that would be made, and beside it what was found, left out and does not add up. Its button makes the draft. */
export function OutlineStep({ preview, name, kind, busy, onName, onKind, onCreate }: OutlineStepProps): ReactElement {
  const { t } = useTranslation()
  const { outline, certainties, problems, notes, skipped } = preview
  const names = new Map(outline.map((row) => [row.code, row.name]))
  const missing = name.trim() === ''
  return (
    <div className={styles.outline}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <section className={styles.tree} tabIndex={0} aria-label={t('schemeImport.outline.table')}>
        <table aria-label={t('schemeImport.outline.table')}>
          <thead>
            <tr>
              <th scope="col" className="number" title={t('schemeImport.outline.rowHelp')}>
                {t('schemeImport.outline.row')}
              </th>
              <th scope="col">{t('schemeImport.outline.name')}</th>
              <th scope="col" className="number">
                {t('schemeImport.outline.points')}
              </th>
              <th scope="col">{t('schemeImport.outline.method')}</th>
              <th scope="col">{t('schemeImport.outline.certainty')}</th>
            </tr>
          </thead>
          <tbody>
            {outline.map((row, index) => (
              <OutlineLine
                key={row.code}
                row={row}
                isLeaf={(outline[index + 1]?.depth ?? 0) <= row.depth}
                newPart={row.part !== outline[index - 1]?.part}
              />
            ))}
          </tbody>
        </table>
      </section>
      <form
        className={styles.side}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && !missing) onCreate()
        }}
      >
        <div className={styles.sideBody}>
          <Field label={t('schemeImport.name')} problem={missing ? t('schemeImport.nameMissing') : null}>
            {(control) => <TextInput {...control} value={name} maxLength={200} onChange={onName} />}
          </Field>
          <Field label={t('schemeImport.kind')}>
            {(control) => (
              <Select
                {...control}
                value={kind}
                disabled={busy}
                onChange={onKind}
                options={kinds.map((each) => ({ value: each, label: t(`glossary.kind.${each}`) }))}
              />
            )}
          </Field>
          <p>
            {[
              t('schemeImport.outline.facts', { leaves: preview.leaves, rules: preview.rules }),
              preview.points === null ? t('schemeImport.outline.noPoints') : t('schemeImport.outline.stated', { points: preview.points }),
            ].join(' · ')}
          </p>
          <ul className={styles.legend}>
            {certaintyOrder.map((certainty) => (
              <li key={certainty}>
                <CertaintyMark certainty={certainty} /> <b>{certainties[certainty]}</b>
                <span className="muted">{t(`schemeImport.certaintyAbout.${certainty}`)}</span>
              </li>
            ))}
          </ul>
          {problems.length === 0 ? (
            <p className="positive">{t('schemeImport.outline.problemsNone')}</p>
          ) : (
            <details open>
              <summary>{t('schemeImport.outline.problems', { count: problems.length })}</summary>
              <p className="muted">{t('schemeImport.outline.problemsAbout')}</p>
              <ProblemList problems={problems} nameOf={(code) => names.get(code) ?? t('schemeImport.outline.total')} />
            </details>
          )}
          {notes.length === 0 ? null : (
            <details>
              <summary>{t('schemeImport.outline.notes', { count: notes.length })}</summary>
              <ul className={styles.lines}>
                {notes.map((note) => (
                  <li key={`${note.row} ${note.text}`}>
                    <CertaintyMark certainty={note.certainty} short /> {note.text}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {skipped.length === 0 ? null : (
            <details>
              <summary>{t('schemeImport.outline.skipped', { count: skipped.length })}</summary>
              <ul className={styles.lines}>
                {skipped.map(({ row, text, reason }) => (
                  <li key={`${row} ${text}`}>
                    <b>{t('schemeImport.outline.skippedRow', { row })}</b> {codedText('schemeImport.skipped', reason)}
                    {text === '' ? null : <span className="muted"> {text}</span>}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
        <div className={styles.create}>
          <p className="muted">{t('schemeImport.outline.nextAbout')}</p>
          <Button type="submit" variant="primary" disabled={busy || missing}>
            {t('schemeImport.outline.next')}
          </Button>
        </div>
      </form>
    </div>
  )
}

interface OutlineLineProps {
  readonly row: OutlineRow
  readonly isLeaf: boolean
  /** The line begins another part, whose name it says. */
  readonly newPart: boolean
}

function OutlineLine({ row, isLeaf, newPart }: OutlineLineProps): ReactElement {
  const { t } = useTranslation()
  return (
    <tr className={classNames(!isLeaf && styles.group)}>
      <td className="number muted">{row.row}</td>
      <th scope="row" style={{ '--depth': row.depth } as CSSProperties} title={row.text === '' ? undefined : row.text}>
        {row.name}
        {newPart && row.part !== 'base' ? <span className={styles.part}>{t(`schemes.part.${row.part}`)}</span> : null}
        {row.text === '' ? null : <span className={styles.prose}>{row.text}</span>}
      </th>
      <td className="number">{row.points ?? ''}</td>
      <td className={styles.method}>
        {row.method === null
          ? isLeaf && row.text === ''
            ? t('schemeImport.outline.noProse')
            : ''
          : [codedText('glossary.method', row.method), ...(row.rules === 0 ? [] : [t('schemes.ruleCount', { count: row.rules })])].join(
              ' · ',
            )}
      </td>
      <td>{row.certainty === null ? null : <CertaintyMark certainty={row.certainty} />}</td>
    </tr>
  )
}
