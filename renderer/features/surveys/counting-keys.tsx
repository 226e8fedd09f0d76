import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormLeaf } from '../../../shared/contract/surveys.ts'
import type { CountKey } from '../../../shared/domain/ballot-count.ts'
import { optionLetters } from './count-keys.ts'
import styles from './counting.module.css'

interface CountingKeysProps {
  readonly leaf: FormLeaf
  readonly isVoid: boolean
  readonly onPress: (key: CountKey) => void
}

/** The keys that count now, each with its word; pressing one with the mouse does the same and leaves the keyboard where it was. */
export function CountingKeys({ leaf, isVoid, onPress }: CountingKeysProps): ReactElement {
  const { t } = useTranslation()
  const letters = optionLetters(leaf.options.map(({ code }) => code))
  const key = (signs: readonly string[], words: string, meaning: CountKey, main = false): ReactElement => (
    <button
      key={words}
      type="button"
      tabIndex={-1}
      className={main ? styles.option : styles.command}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPress(meaning)}
    >
      {signs.map((sign) => (
        <kbd key={sign}>{sign}</kbd>
      ))}
      <span>{words}</span>
    </button>
  )
  return (
    <fieldset className={styles.keys}>
      <legend className="visually-hidden">{t('surveys.count.keys')}</legend>
      {isVoid ? null : (
        <div className={styles.options}>
          {leaf.options.map(({ name }, index) => {
            const letter = letters[index] ?? null
            return key([String(index + 1), ...(letter === null ? [] : [letter])], name, { kind: 'option', index }, true)
          })}
        </div>
      )}
      <div className={styles.commands}>
        {isVoid ? null : key(['0', t('surveys.count.space')], t('surveys.count.blank'), { kind: 'blank' })}
        {isVoid ? null : key(['X'], t('surveys.count.voidLine'), { kind: 'void_line' })}
        {key(['V'], t(isVoid ? 'surveys.count.unvoid' : 'surveys.count.void'), { kind: 'void_ballot' })}
        {key(['Backspace'], t('surveys.count.back'), { kind: 'back' })}
        {key(['End'], t('surveys.count.end'), { kind: 'move', to: 'end' })}
      </div>
      <p className={styles.moves}>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('surveys.count.move')} <kbd>PgUp</kbd>
        <kbd>PgDn</kbd> {t('surveys.count.pages')}
      </p>
    </fieldset>
  )
}
