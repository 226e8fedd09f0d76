import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { GroupsCard } from './groups-card.tsx'
import { JudgeLine, NewJudge } from './judge-line.tsx'
import styles from './judges-view.module.css'
import type { PanelsData } from './panels-screen.tsx'
import { PasteJudges } from './paste-judges.tsx'

/** The judges of the cycle, changed in place, added one by one or many at once; beneath them the groups as the scheme has them. */
export function JudgesView({ cycleId, judges, groups, leaves }: PanelsData): ReactElement {
  const { t } = useTranslation()
  const [pasting, setPasting] = useState(false)
  const marks = useQuery(api.panels.judgeMarks.queryOptions({ input: { cycleId } }))
  return (
    <>
      <Card
        aria-label={t('panels.judges.title')}
        title={t('panels.judges.title')}
        actions={
          <Button size="small" icon="paste" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            {t('panels.judges.paste')}
          </Button>
        }
      >
        {pasting && <PasteJudges cycleId={cycleId} groups={groups} onDone={() => setPasting(false)} />}
        {judges.length === 0 ? (
          <p className="muted">{t('panels.judges.none')}</p>
        ) : (
          <div className={styles.head} aria-hidden="true">
            <span>{t('panels.judges.code')}</span>
            <span>{t('panels.judges.name')}</span>
            <span>{t('panels.judges.group')}</span>
            <span title={t('panels.judges.unitHint')}>{t('panels.judges.unit')}</span>
          </div>
        )}
        <ul className={styles.judges}>
          {judges.map((judge, place) => (
            <JudgeLine
              key={`${judge.id} ${judge.name} ${judge.group}`}
              judge={judge}
              groups={groups}
              first={place === 0}
              last={place === judges.length - 1}
              marks={marks.data?.find(({ judgeId }) => judgeId === judge.id)?.marks ?? null}
            />
          ))}
        </ul>
        <NewJudge cycleId={cycleId} groups={groups} focusFirst={judges.length === 0} />
        <p className="muted small">{t('panels.judges.unitHint')}</p>
      </Card>
      <GroupsCard leaves={leaves} />
    </>
  )
}
