import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './top-bar.module.css'

interface OperatorNameProps {
  readonly operator: string | null
  readonly onChange: (operator: string) => Promise<unknown>
}

/** Who records. Asks in place while nobody has said so; otherwise a button that asks again. The host keeps the name for the next start. */
export function OperatorName({ operator, onChange }: OperatorNameProps): ReactElement {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const [typed, setTyped] = useState('')
  const asking = editing || operator === null

  async function save(): Promise<void> {
    const name = typed.trim()
    if (name === '' || name === operator) {
      setEditing(false)
      return
    }
    // A refusal is shown as a notice by the mutation; the field stays open with what was typed.
    await onChange(name).then(
      () => setEditing(false),
      () => undefined,
    )
  }

  if (!asking) {
    return (
      <button
        type="button"
        className={styles.operator}
        title={t('shell.operatorChange')}
        onClick={() => {
          setTyped(operator)
          setEditing(true)
        }}
      >
        <span className={styles.avatar} aria-hidden="true">
          {[...operator][0]}
        </span>
        {operator}
      </button>
    )
  }
  return (
    <form
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label htmlFor="operator-name">{operator === null ? t('shell.operatorAsk') : t('shell.operator')}</label>
      <input
        id="operator-name"
        // biome-ignore lint/a11y/noAutofocus: the user has just pressed the button that this field replaces
        autoFocus={editing}
        value={typed}
        maxLength={40}
        placeholder={t('shell.operatorPlaceholder')}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setTyped(operator ?? '')
            setEditing(false)
          }
        }}
      />
    </form>
  )
}
