import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingItem } from '../../../shared/contract/meetings.ts'
import { client } from '../../api/client.ts'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { TextArea } from '../../components/text-input.tsx'
import styles from './meetings.module.css'

/** While somebody writes, the note is saved after such a pause, so that little is lost with the page. In milliseconds. */
const pause = 1500

/** 讨论记录: saved when the field is left and after each pause. */
export function Discussion({ item, frozen }: { readonly item: MeetingItem; readonly frozen: boolean }): ReactElement {
  const { t } = useTranslation()
  const [note, setNote] = useState(item.note)
  const [state, setState] = useState<'still' | 'saving' | 'saved'>('still')
  const [error, setError] = useState<unknown>(null)
  const stored = useRef(item.note)
  const saving = useRef(false)
  const latest = useRef(note)
  latest.current = note

  // Another window's note is taken over while nothing of one's own is unsaved.
  useEffect(() => {
    if (!saving.current && latest.current === stored.current) {
      stored.current = item.note
      setNote(item.note)
    }
  }, [item.note])

  const save = async (): Promise<void> => {
    if (saving.current || latest.current === stored.current) return
    saving.current = true
    setState('saving')
    try {
      const { note: kept } = await client.meetings.saveNote({ itemId: item.id, before: stored.current, note: latest.current })
      stored.current = kept
      setError(null)
      setState('saved')
    } catch (refusal) {
      setError(refusal)
      setState('still')
      return
    } finally {
      saving.current = false
    }
    if (latest.current !== stored.current) await save()
  }
  const saveLater = useRef(save)
  saveLater.current = save
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew with each change of the text
  useEffect(() => {
    const timer = setTimeout(() => void saveLater.current(), pause)
    return () => clearTimeout(timer)
  }, [note])
  useEffect(() => () => void saveLater.current(), [])

  const said =
    note !== stored.current || state === 'saving' ? t('meetings.note.saving') : state === 'saved' ? t('meetings.note.saved') : null
  return (
    <Card className={styles.discussion}>
      <Field label={t('meetings.note.label')} hint={said === null ? undefined : <span role="status">{said}</span>}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={4000}
            placeholder={frozen ? undefined : t('meetings.note.placeholder')}
            readOnly={frozen}
            value={note}
            onChange={setNote}
            onBlur={() => void save()}
          />
        )}
      </Field>
      {error !== null && <Problem error={error} />}
    </Card>
  )
}
