import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayScene } from '../../../../shared/contract/display.ts'
import { classNames } from '../../class-names.ts'
import { Icon } from '../../icons.tsx'
import { clockText, useSecondsLeft } from './countdown.ts'
import { useRuleWords } from './rule-words.ts'
import styles from './stage.module.css'
import { StageFrame } from './stage-frame.tsx'

type Scene<Kind extends DisplayScene['kind']> = Extract<DisplayScene, { kind: Kind }>

/** Emblem and name of the program; nothing of any meeting. */
export function BlankScene(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles.centre}>
      <span className={classNames(styles.emblem, styles.large)} aria-hidden="true">
        衡
      </span>
      <h1 className={styles.productName}>{t('common.productName')}</h1>
    </div>
  )
}

export function TitleScene({ scene }: { readonly scene: Scene<'title'> }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles.centre}>
      <span className={classNames(styles.emblem, styles.large)} aria-hidden="true">
        衡
      </span>
      <h1 className={styles.meeting}>{scene.meeting}</h1>
      <p className={styles.lead}>{scene.cycle}</p>
      <p className={styles.lead}>{scene.heldOn}</p>
      <p className={styles.confidential}>{t('display.confidential')}</p>
    </div>
  )
}

export function AttendanceScene({ scene }: { readonly scene: Scene<'attendance'> }): ReactElement {
  const { t } = useTranslation()
  const { present, expected, meeting } = scene
  return (
    <StageFrame title={t('display.attendance.title')} facts={meeting} foot={t('display.confidential')}>
      <p className={styles.count}>{t('display.attendance.count', { expected, present: present.length })}</p>
      <ul className={classNames(styles.names, present.length > 24 && styles.many)}>
        {present.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two judges may have the same name, and the list is drawn whole
          <li key={`${index} ${name}`}>{name}</li>
        ))}
      </ul>
    </StageFrame>
  )
}

/** The rules as they are read aloud, at most four ways of scoring: a scheme with more is better read from paper. */
export function RulesScene({ scene }: { readonly scene: Scene<'rules'> }): ReactElement {
  const { t } = useTranslation()
  const { how } = useRuleWords()
  const rules = scene.rules.slice(0, 4)
  const split = rules.find(({ groups }) => groups.length > 1)
  return (
    <StageFrame title={t('display.rules.title')} facts={scene.meeting} foot={t('display.confidential')}>
      {rules.length === 0 ? (
        <p className={styles.count}>{t('display.rules.none')}</p>
      ) : (
        <ul className={classNames(styles.rules, rules.length > 1 && styles.several)}>
          {rules.map((rule) => (
            <li key={JSON.stringify(rule)}>
              {rules.length > 1 && <b>{t('display.rules.leaves', { count: rule.leaves })}</b>}
              {rule.groups.map(({ name, share, aggregate }) => (
                <p key={name}>
                  {rule.groups.length === 1 ? how(aggregate) : t('display.rules.group', { name, share, how: how(aggregate) })}
                </p>
              ))}
            </li>
          ))}
          <li>
            <p>{t('display.rules.absent')}</p>
          </li>
          {split !== undefined && (
            <li>
              <p>{t(`display.rules.emptyGroup.${split.emptyGroup}`)}</p>
            </li>
          )}
        </ul>
      )}
    </StageFrame>
  )
}

export function ItemScene({ scene }: { readonly scene: Scene<'item'> }): ReactElement {
  const { t } = useTranslation()
  const { item } = scene
  if (item === null) {
    return (
      <StageFrame title={scene.meeting} foot={t('display.confidential')}>
        <div className={styles.centre}>
          <p className={styles.lead}>{t('display.item.waiting')}</p>
        </div>
      </StageFrame>
    )
  }
  const { name, unitName, categoryName, number, of, countdown } = item
  return (
    <StageFrame title={scene.meeting} facts={t('display.item.number', { number, of })} foot={t('display.confidential')}>
      <div className={styles.centre}>
        <p className={classNames(styles.itemName, name.length > 14 && styles.longName)}>{name}</p>
        <p className={styles.lead}>{name.startsWith(unitName) ? categoryName : `${unitName} · ${categoryName}`}</p>
        {countdown !== null && <Clock countdown={countdown} />}
      </div>
    </StageFrame>
  )
}

function Clock({ countdown }: { readonly countdown: NonNullable<NonNullable<Scene<'item'>['item']>['countdown']> }): ReactElement {
  const { t } = useTranslation()
  const left = useSecondsLeft(countdown)
  const isOver = left === 0
  return (
    <div className={classNames(styles.clock, isOver && styles.over)} role="timer" aria-label={t('display.item.left')}>
      <span className={styles.digits}>{clockText(left)}</span>
      {isOver && (
        <span className={styles.clockWord}>
          <Icon name="warning" size={28} />
          {t('display.item.over')}
        </span>
      )}
      {!isOver && countdown.state === 'stopped' && <span className={styles.clockWord}>{t('display.item.paused')}</span>}
    </div>
  )
}
