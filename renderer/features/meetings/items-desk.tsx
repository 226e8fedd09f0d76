import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingItem } from '../../../shared/contract/meetings.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { ItemView } from './item-view.tsx'
import styles from './meetings.module.css'
import { StateTag } from './state-tag.tsx'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'
import { useMeetingKeys } from './use-meeting-keys.ts'

/** Scrolls a list until a line of it is in sight, and nothing around it: in a narrow window the list stands below the one that is looked at. */
function scrollWithin(list: Element, line: Element): void {
  const [box, part] = [list.getBoundingClientRect(), line.getBoundingClientRect()]
  if (part.top < box.top) list.scrollTop -= box.top - part.top
  else if (part.bottom > box.bottom) list.scrollTop += part.bottom - box.bottom
}

/** 逐个评分: the evaluatees in their order at the left, and the one that is looked at. After the meeting the same, to be read. */
export function ItemsDesk({ meeting, act }: ConsoleProps): ReactElement {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<number | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const { items, currentItemId } = meeting
  const running = meeting.step === 'items'
  const shown =
    items.find(({ id }) => id === chosen) ??
    items.find(({ id }) => id === currentItemId) ??
    items.find(({ state }) => state === 'waiting') ??
    items[0]
  const place = items.findIndex(({ id }) => id === shown?.id)
  const next = [...items.slice(place + 1), ...items.slice(0, place)].find(({ state }) => state === 'waiting')
  const done = items.filter(({ state }) => state === 'closed').length

  const open = (item: MeetingItem): void =>
    void act((at) => steps.openItem({ ...at, itemId: item.id })).then((taken) => {
      if (taken) setChosen(item.id)
    })
  const ahead = shown?.state === 'waiting' ? shown : next
  const onNext = running && currentItemId === null && ahead !== undefined ? () => open(ahead) : null
  useMeetingKeys({ n: onNext })

  useEffect(() => {
    const line = list.current?.querySelector('[aria-current="true"]')
    if (shown !== undefined && list.current !== null && line != null) scrollWithin(list.current, line)
  }, [shown])

  return (
    <div className={styles.items}>
      <nav className={styles.itemList} aria-label={t('meetings.items.label')}>
        <p className={styles.itemCount}>{t('meetings.items.progress', { done, of: items.length })}</p>
        <ul ref={list}>
          {items.map((item, index) => (
            <li key={item.id}>
              <button
                type="button"
                className={classNames(styles.itemLine, item.id === currentItemId && styles.itemCurrent)}
                aria-current={item.id === shown?.id ? 'true' : undefined}
                onClick={() => setChosen(item.id)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
                  event.preventDefault()
                  const line = event.currentTarget.closest('li')
                  const other = event.key === 'ArrowDown' ? line?.nextElementSibling : line?.previousElementSibling
                  other?.querySelector('button')?.focus()
                }}
              >
                <span className={styles.itemName} title={item.name}>
                  {index + 1}. {item.short.name}
                  {item.unitName !== item.name && <span className={styles.itemUnit}>{item.short.unitName}</span>}
                </span>
                <StateTag item={item} />
              </button>
            </li>
          ))}
        </ul>
        {running && meeting.notIncluded > 0 && (
          <p className={styles.join}>
            {t('meetings.items.join', { count: meeting.notIncluded })}{' '}
            <Button size="small" onClick={() => void act((at) => steps.join(at))}>
              {t('meetings.items.joinAction')}
            </Button>
          </p>
        )}
      </nav>
      {shown !== undefined && (
        <ItemView
          key={shown.id}
          meeting={meeting}
          act={act}
          item={shown}
          onShow={setChosen}
          next={onNext === null || ahead === undefined ? null : { name: ahead.name, isThis: ahead.id === shown.id, open: onNext }}
        />
      )}
    </div>
  )
}
