// biome-ignore-all lint/a11y/useFocusableInteractive: the field of the grid keeps the focus; its arrow keys choose among the options
import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { classNames } from '../class-names.ts'
import type { CellKind } from './grid-model.ts'
import styles from './score-grid.module.css'
import type { GridEntry } from './use-grid-entry.ts'

interface GridBubbleProps {
  readonly id: string
  /** The active cell, in pixels of the scrolled content. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  /** Whether there is room beneath the cell; above it otherwise. */
  readonly below: boolean
  readonly entry: GridEntry
  readonly kind: CellKind | null
  /** Why the active cell was not saved. */
  readonly failed: string | null
}

/** What stands beside the active cell: a refusal in words, the question about a zero, or the options to choose from. */
export function GridBubble({ id, box, below, entry, kind, failed }: GridBubbleProps): ReactElement | null {
  const { t } = useTranslation()
  const { bubble, editing } = entry
  const place: CSSProperties = below
    ? { left: box.left, top: box.top + box.height + 3 }
    : { left: box.left, top: box.top - 3, transform: 'translateY(-100%)' }
  if (bubble?.kind === 'zero') {
    return (
      <div id={id} role="alert" data-beside="" className={classNames(styles.bubble, styles.question)} style={place}>
        <b>{t('components.grid.zeroQuestion')}</b>
        <span>
          <Button size="small" tabIndex={-1} shortcut="0 / Enter" onMouseDown={keepFocus} onClick={() => entry.answerZero('zero')}>
            {t('components.grid.zeroYes')}
          </Button>
          <Button size="small" tabIndex={-1} shortcut="Delete" onMouseDown={keepFocus} onClick={() => entry.answerZero('empty')}>
            {t('components.grid.zeroNo')}
          </Button>
        </span>
      </div>
    )
  }
  const words = bubble?.words ?? (editing === null && failed !== null ? t('components.grid.cellFailed', { reason: failed }) : null)
  if (words !== null) {
    return (
      <div id={id} role="alert" data-beside="" className={styles.bubble} style={place}>
        {words}
      </div>
    )
  }
  if (editing === null || kind?.kind !== 'options') return null
  const typed = editing.text.trim().toLowerCase()
  return (
    <div role="listbox" aria-label={t('components.grid.options')} data-beside="" className={styles.options} style={place}>
      {kind.options.map(({ code, name }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field of the grid takes the keys
        <div
          key={code}
          role="option"
          aria-selected={typed !== '' && (name.toLowerCase().startsWith(typed) || code.toLowerCase() === typed)}
          onMouseDown={keepFocus}
          onClick={() => {
            entry.write(name)
            entry.commit(null)
          }}
        >
          <kbd>{code}</kbd>
          {name}
        </div>
      ))}
    </div>
  )
}

/** A click beside the cell must not take the focus from it: leaving would save. */
function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault()
}
