import { type ReactElement, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadScheme } from '../../../../shared/contract/scheme-files.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { countScheme, treeRows } from '../scheme-tree.ts'
import styles from './library.module.css'
import { ProblemList } from './problem-list.tsx'

interface ReadSchemeCheckProps {
  readonly read: ReadScheme
  readonly busy: boolean
  readonly onCreate: () => void
  readonly onOther: () => void
}

/** What a file holds, before a draft is made of it: how much, what does not add up, and where the printed sheet was changed by hand. */
export function ReadSchemeCheck({ read, busy, onCreate, onOther }: ReadSchemeCheckProps): ReactElement {
  const { t } = useTranslation()
  const { scheme, problems, differences } = read
  const rows = useMemo(() => treeRows(scheme), [scheme])
  const counts = countScheme(rows)
  const names = new Map(rows.map((row) => [row.code, row.name]))
  // The button that led here is gone; the answer takes the focus.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Card className={styles.check}>
      <h2 ref={heading} tabIndex={-1}>
        {t('schemeLibrary.read.title')}
      </h2>
      <p className={styles.schemeName}>{scheme.name}</p>
      <p className={styles.facts}>
        {[
          t(`glossary.kind.${scheme.kind}`),
          t('schemeLibrary.read.facts', { leaves: counts.leaves, rules: counts.rules }),
          scheme.points === null ? t('schemeLibrary.read.noPoints') : t('schemeLibrary.read.stated', { points: scheme.points }),
        ].join(' · ')}
      </p>
      {differences.length === 0 ? null : (
        <section className={styles.noted}>
          <h3>{t('schemeLibrary.read.differences', { count: differences.length })}</h3>
          <p className={styles.about}>{t('schemeLibrary.read.differencesAbout')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
          <section className={styles.scroll} tabIndex={0} aria-label={t('schemeLibrary.read.differenceTable')}>
            <table>
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {t('schemeLibrary.read.row')}
                  </th>
                  <th scope="col">{t('schemes.column.name')}</th>
                  <th scope="col">{t('schemeLibrary.read.what')}</th>
                  <th scope="col">{t('schemeLibrary.read.printed')}</th>
                  <th scope="col">{t('schemeLibrary.read.data')}</th>
                </tr>
              </thead>
              <tbody>
                {differences.map((each) => (
                  <tr key={`${each.row} ${each.what} ${each.printed}`}>
                    <td className="number">{each.row}</td>
                    <td>{each.code === null ? t('common.noValue') : (names.get(each.code) ?? each.code)}</td>
                    <td>{codedText('schemeLibrary.read.whats', each.what)}</td>
                    <td>{each.printed === '' ? t('schemeLibrary.read.blank') : each.printed}</td>
                    <td>{each.data === '' ? t('schemeLibrary.read.blank') : each.data}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
      )}
      {problems.length === 0 ? (
        <p className="positive">{t('schemeLibrary.read.clean')}</p>
      ) : (
        <section className={styles.noted}>
          <h3>{t('schemeLibrary.read.problems', { count: problems.length })}</h3>
          <p className={styles.about}>{t('schemeLibrary.read.problemsAbout')}</p>
          <ProblemList problems={problems} nameOf={(code) => names.get(code) ?? t('schemeLibrary.read.total')} />
        </section>
      )}
      <div className={styles.do}>
        <Button variant="primary" disabled={busy} onClick={onCreate}>
          {t('schemeLibrary.read.create')}
        </Button>
        <Button disabled={busy} onClick={onOther}>
          {t('schemeLibrary.read.other')}
        </Button>
      </div>
    </Card>
  )
}
