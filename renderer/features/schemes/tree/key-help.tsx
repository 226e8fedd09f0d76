import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import styles from './tree.module.css'
import { shortcuts, treeCommands } from './tree-keys.ts'

const moves = ['lines', 'open', 'ends', 'choose', 'number', 'cells', 'save', 'undo'] as const

/** Every key of the tree with what it does. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      <h2>{t('schemeTree.keys')}</h2>
      <p className="muted">{t('schemeTree.keysText')}</p>
      <dl className={styles.keys}>
        {moves.map((move) => (
          <Fragment key={move}>
            <dt>{t(`schemeTree.moveKeys.${move}`)}</dt>
            <dd>{t(`schemeTree.moves.${move}`)}</dd>
          </Fragment>
        ))}
        {treeCommands
          .filter((command) => shortcuts[command] !== undefined)
          .map((command) => (
            <Fragment key={command}>
              <dt>{shortcuts[command]}</dt>
              <dd>{t(`schemeTree.help.${command}`)}</dd>
            </Fragment>
          ))}
      </dl>
      <div>
        <Button size="small" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  )
}
