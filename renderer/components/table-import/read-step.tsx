import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { classNames } from '../class-names.ts'
import { Field } from '../field.tsx'
import { Icon } from '../icons.tsx'
import { TextArea } from '../text-input.tsx'
import styles from './table-import.module.css'

interface ReadStepProps {
  readonly startWith: 'file' | 'paste'
  readonly busy: string | null
  readonly onFile: (file: File) => void
  readonly onPaste: (text: string) => void
}

/** First step: a file chosen or dropped, or cells pasted. Pasting reads at once; the button is for text typed or changed by hand. */
export function ReadStep({ startWith, busy, onFile, onPaste }: ReadStepProps): ReactElement {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  return (
    <div className={styles.read}>
      <section
        aria-label={t('components.import.choose')}
        className={classNames(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const file = event.dataTransfer.files[0]
          if (file !== undefined) onFile(file)
        }}
      >
        <Icon name="upload" size={24} />
        <Button
          variant={startWith === 'file' ? 'primary' : 'plain'}
          autoFocus={startWith === 'file'}
          disabled={busy !== null}
          onClick={() => input.current?.click()}
        >
          {t('components.import.choose')}
        </Button>
        <p>{busy === null ? t('components.import.drop') : t('components.import.reading', { name: busy })}</p>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('components.import.choose')}
          accept=".xlsx,.csv,.txt,.tsv"
          onChange={(event) => {
            const file = event.target.files?.[0]
            // The same file can be chosen again after it was mended.
            event.target.value = ''
            if (file !== undefined) onFile(file)
          }}
        />
      </section>
      <p className={styles.or}>{t('components.import.or')}</p>
      <div className={styles.paste}>
        <Field label={t('components.import.pasteLabel')}>
          {(control) => (
            <TextArea
              {...control}
              rows={9}
              autoFocus={startWith === 'paste'}
              placeholder={t('components.import.pastePlaceholder')}
              value={text}
              onChange={setText}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData('text/plain')
                if (text === '' && pasted.trim() !== '') {
                  event.preventDefault()
                  setText(pasted)
                  onPaste(pasted)
                }
              }}
            />
          )}
        </Field>
        <Button disabled={text.trim() === '' || busy !== null} onClick={() => onPaste(text)}>
          {t('components.import.readPasted')}
        </Button>
      </div>
    </div>
  )
}
