import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import styles from './tree.module.css'
import { shortcuts, type TreeCommand } from './tree-keys.ts'
import type { TreeCommands } from './use-tree-commands.ts'

/** Commands with a button of their own; the others stand in the list behind "更多". */
const shown = ['addSibling', 'addChild', 'moveUp', 'moveDown', 'outdent', 'indent', 'copy', 'paste', 'remove'] as const
/** Keys that everybody knows from other programs; their buttons drop them first where there is little room. */
const known: ReadonlySet<TreeCommand> = new Set(['copy', 'paste', 'remove'])
const further = [
  'addGroup',
  'rename',
  'duplicate',
  'cut',
  'split',
  'merge',
  'wrap',
  'dissolve',
  'turn',
] as const satisfies readonly TreeCommand[]

interface CommandBarProps {
  readonly commands: TreeCommands
  readonly readOnly: boolean
  readonly onDone: () => void
  /** What stands before the commands: the search. */
  readonly children: ReactNode
  /** What stands after them. */
  readonly end: ReactNode
}

/** The commands of the tree as buttons with their keys. */
export function CommandBar({ commands, readOnly, onDone, children, end }: CommandBarProps): ReactElement {
  const { t } = useTranslation()
  const button = (command: TreeCommand) => (
    <Button
      key={command}
      size="small"
      variant={command === 'addSibling' ? 'plain' : 'quiet'}
      className={classNames(styles.command, known.has(command) && styles.known)}
      {...(shortcuts[command] === undefined ? {} : { shortcut: shortcuts[command] })}
      title={t(`schemeTree.help.${command}`)}
      disabled={command === 'paste' && !commands.canPaste}
      onClick={() => {
        commands.run(command)
        onDone()
      }}
    >
      {t(`schemeTree.command.${command}`)}
    </Button>
  )
  return (
    <div className={styles.bar}>
      {children}
      {readOnly ? button('copy') : shown.map(button)}
      {readOnly ? null : <Menu label={t('schemeTree.more')}>{further.map(button)}</Menu>}
      {end}
    </div>
  )
}

/** Further buttons in a small sheet below their opener; Esc, a press elsewhere and a choice close it. */
function Menu({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  const [open, setOpen] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false)
    }
    window.addEventListener('pointerdown', close)
    return () => window.removeEventListener('pointerdown', close)
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside bubble to here
    <div
      ref={box}
      className={styles.menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        opener.current?.focus()
      }}
    >
      <Button ref={opener} size="small" variant="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label} ▾
      </Button>
      {open ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: a choice inside closes the sheet
        // biome-ignore lint/a11y/useKeyWithClickEvents: buttons make clicks of their keys
        <div id={id} className={styles.menuSheet} onClick={() => setOpen(false)}>
          {children}
        </div>
      ) : null}
    </div>
  )
}
