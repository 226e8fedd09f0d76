import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { showNumber } from '../../../components/number-text.ts'
import { TextInput } from '../../../components/text-input.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { subtractDecimals } from '../edits/decimal-sum.ts'
import { isRefused } from '../edits/edit-result.ts'
import { splitLeaf } from '../edits/split-leaf.ts'
import { placeOf } from '../edits/tree-places.ts'
import { isLeafIndicator, rulesOf } from '../scheme-tree.ts'
import styles from './tree.module.css'
import type { TreeCommands } from './use-tree-commands.ts'

interface SplitFormProps {
  readonly code: string
  readonly commands: TreeCommands
  readonly onClose: () => void
}

/** How a leaf is divided into two: names, points, and which rule goes where. */
export function SplitForm({ code, commands, onClose }: SplitFormProps): ReactElement | null {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  const indicator = placeOf(scheme, code)?.indicator
  const leaf = indicator !== undefined && isLeafIndicator(indicator) ? indicator : null
  const [firstName, setFirstName] = useState(leaf?.name ?? '')
  const [secondName, setSecondName] = useState<string>(t('schemeTree.secondName', { name: leaf?.name ?? '' }))
  const [firstPoints, setFirstPoints] = useState<string | null>(null)
  const [secondRules, setSecondRules] = useState<ReadonlySet<string>>(new Set())
  if (leaf === null) return <p className="muted">{t('schemeTree.chooseLine')}</p>
  const rest = leaf.points === null || firstPoints === null ? null : subtractDecimals(leaf.points, firstPoints)
  const edit = splitLeaf(scheme, code, { firstName, secondName, firstPoints, secondRules })
  const ready = !isRefused(edit) && firstName.trim() !== '' && secondName.trim() !== ''
  const rules = rulesOf(leaf)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && commands.apply(t('schemeTree.did.split', { name: leaf.name }), edit)) onClose()
      }}
    >
      <h2>{t('schemeTree.splitHead', { name: leaf.name })}</h2>
      <p className="muted">{t('schemeTree.splitText')}</p>
      <div className={styles.fields}>
        <Field label={t('schemeTree.firstName')}>
          {(control) => <TextInput {...control} autoFocus maxLength={200} value={firstName} onChange={setFirstName} />}
        </Field>
        <Field label={t('schemeTree.newName')}>
          {(control) => <TextInput {...control} maxLength={200} value={secondName} onChange={setSecondName} />}
        </Field>
        {leaf.points === null ? null : (
          <>
            <Field label={t('schemeTree.firstPoints')} hint={t('schemeTree.ofPoints', { points: showNumber(leaf.points) })}>
              {(control) => (
                <NumberInput {...control} value={firstPoints} onChange={(typed, invalid) => setFirstPoints(invalid ? null : typed)} />
              )}
            </Field>
            <p className={styles.rest}>
              {t('schemeTree.restPoints')} <strong>{rest === null ? t('common.noValue') : showNumber(rest)}</strong>
            </p>
          </>
        )}
      </div>
      {rules.length === 0 ? null : (
        <fieldset className={styles.rules}>
          <legend>{t('schemeTree.secondRules')}</legend>
          {rules.map((rule) => (
            <label key={rule.code} className={styles.rule}>
              <input
                type="checkbox"
                className={styles.ruleBox}
                checked={secondRules.has(rule.code)}
                onChange={(event) => {
                  const next = new Set(secondRules)
                  if (event.target.checked) next.add(rule.code)
                  else next.delete(rule.code)
                  setSecondRules(next)
                }}
              />
              <span>{rule.text}</span>
            </label>
          ))}
        </fieldset>
      )}
      {isRefused(edit) && edit.refused !== 'needs_points' ? <p className={styles.refusing}>{commands.refusalText(edit)}</p> : null}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={!ready}>
          {t('schemeTree.splitNow')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
