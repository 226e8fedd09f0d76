import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/tag.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { partOfPlace, placeOf } from '../edits/tree-places.ts'
import { isLeafIndicator, TOTAL } from '../scheme-tree.ts'
import { CheckList } from './check-list.tsx'
import { KeyHelp } from './key-help.tsx'
import { NodeFacts } from './node-facts.tsx'
import { NodeForm } from './node-form.tsx'
import { Prose } from './prose.tsx'
import { SeveralForm } from './several-form.tsx'
import { SplitForm } from './split-form.tsx'
import { TotalForm } from './total-form.tsx'
import styles from './tree.module.css'
import type { TreeCommands } from './use-tree-commands.ts'

const asideTabs = ['form', 'check', 'source'] as const
/** What stands beside the tree: a tab, or for a while the plan of a split or the list of keys. */
export type AsideView = (typeof asideTabs)[number] | { readonly split: string } | 'keys'

interface SchemeAsideProps {
  /** The line and the chosen ones that the form is about. They may lag behind the tree, which then draws its lines first. */
  readonly active: string
  readonly targets: readonly string[]
  readonly commands: TreeCommands
  readonly view: AsideView
  readonly onView: (view: AsideView) => void
  /** Field of the form that takes the focus once it is there. */
  readonly wanted: string | null
  readonly onFocused: () => void
  readonly onHide: () => void
  readonly onJump: (place: string, field: string | null) => void
}

/** Beside the tree: everything about the chosen indicator in a form, the check of the whole scheme, or the office's own prose. */
export function SchemeAside({
  active,
  targets,
  commands,
  view,
  onView,
  wanted,
  onFocused,
  onHide,
  onJump,
}: SchemeAsideProps): ReactElement {
  const { t } = useTranslation()
  const { problems, readOnly } = useSchemeDocument()
  const body = useRef<HTMLElement>(null)

  useEffect(() => {
    if (wanted === null) return
    const field = body.current?.querySelector(`[data-field="${wanted}"]`) ?? body.current
    const control = field?.querySelector<HTMLElement>('input, select, textarea, button')
    control?.focus()
    if (control instanceof HTMLInputElement) control.select()
    onFocused()
  })

  const tab = typeof view === 'string' && view !== 'keys' ? view : null
  const serious = problems.filter(({ severity }) => severity !== 'remark').length
  return (
    <section className={styles.aside} aria-label={t('schemes.aside.label')}>
      <div className={styles.tabs}>
        {asideTabs.map((each) => (
          <Chip key={each} pressed={each === tab} onPress={() => onView(each)} {...(each === 'check' ? { count: serious } : {})}>
            {t(`schemeTree.aside.${each}`)}
          </Chip>
        ))}
        <Button size="small" variant="quiet" className={styles.asideToggle} onClick={onHide}>
          {t('schemeTree.hideAside')}
        </Button>
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      <section
        ref={body}
        className={styles.asideBody}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable, and without anything focusable inside in a frozen version
        tabIndex={0}
        aria-label={t(tab === null ? 'schemeTree.keys' : `schemeTree.aside.${tab}`)}
      >
        {content()}
      </section>
    </section>
  )

  function content(): ReactElement {
    if (typeof view === 'object') {
      return <SplitForm key={view.split} code={view.split} commands={commands} onClose={() => onView('form')} />
    }
    switch (view) {
      case 'keys':
        return <KeyHelp onClose={() => onView('form')} />
      case 'check':
        return <CheckList onJump={onJump} />
      case 'source':
        return <Prose />
      case 'form':
        return form()
    }
  }

  function form(): ReactElement {
    if (targets.length > 1 && !readOnly) return <SeveralForm codes={targets} />
    return <Chosen active={active} readOnly={readOnly} commands={commands} />
  }
}

interface ChosenProps {
  readonly active: string
  readonly readOnly: boolean
  readonly commands: TreeCommands
}

/** The form of the active line: the total, an indicator, or a hint on a heading. */
function Chosen({ active, readOnly, commands }: ChosenProps): ReactElement {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  if (active === TOTAL) return <TotalForm />
  const part = partOfPlace(active)
  if (part !== null) {
    return (
      <div className={styles.form}>
        <h2>{t(`schemes.part.${part}`)}</h2>
        <p className="muted">{t(`schemeTree.partHelp.${part}`)}</p>
      </div>
    )
  }
  const place = placeOf(scheme, active)
  if (place === null) return <p className="muted">{t('schemeTree.chooseLine')}</p>
  if (readOnly) return <NodeFacts place={place} />
  return <NodeForm key={isLeafIndicator(place.indicator) ? 'leaf' : 'group'} place={place} commands={commands} />
}
