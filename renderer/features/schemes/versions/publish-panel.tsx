import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeProblem, SchemeVersion } from '../../../../shared/contract/schemes.ts'
import { api } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/select.tsx'
import { Problem } from '../../../components/states.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import styles from '../schemes.module.css'

interface PublishPanelProps {
  readonly version: SchemeVersion
  /** What has to be accepted with an explicit yes. */
  readonly problems: readonly SchemeProblem[]
  readonly nameOf: (code: string) => string
  readonly onPublished: (version: SchemeVersion) => void
  readonly onClose: () => void
}

/** Publishes a draft: says what publishing means, lists every number that does not agree, and asks for a yes to them. */
export function PublishPanel({ version, problems, nameOf, onPublished, onClose }: PublishPanelProps): ReactElement {
  const { t } = useTranslation()
  const [accepted, setAccepted] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  // It takes the place of the button that asked for it, and with it the focus.
  useEffect(() => title.current?.focus(), [])
  const publish = useMutation(api.schemes.publish.mutationOptions({ onSuccess: onPublished }))
  return (
    <section className={styles.publish} aria-labelledby="publish-title">
      <h2 id="publish-title" ref={title} tabIndex={-1}>
        {t('schemes.publishTitle', { number: version.number })}
      </h2>
      <p>{t('schemes.publishText')}</p>
      {problems.length === 0 ? null : (
        <>
          <p>{t('schemes.publishProblems', { count: problems.length })}</p>
          <ul className={styles.publishProblems}>
            {problems.map((problem) => (
              <li key={`${problem.at} ${problem.code} ${JSON.stringify(problem.values)}`}>
                <strong>{nameOf(problem.at)}</strong> {codedText('schemeProblems', problem.code, problem.values)}
              </li>
            ))}
          </ul>
          <Checkbox checked={accepted} onChange={setAccepted}>
            {t('schemes.acceptProblems')}
          </Checkbox>
        </>
      )}
      {publish.isError ? <Problem error={publish.error} /> : null}
      <div className={styles.publishActions}>
        <Button
          variant="primary"
          disabled={publish.isPending || (problems.length > 0 && !accepted)}
          onClick={() => publish.mutate({ versionId: version.id, acceptProblems: accepted })}
        >
          {t('schemes.publish')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </section>
  )
}
