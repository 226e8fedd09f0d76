import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { ExportOutcome } from '../../../components/export-panel/export-outcome.tsx'
import { useExport } from '../../../components/export-panel/use-export.ts'
import styles from './library.module.css'

interface ExportSchemeProps {
  readonly versionId: number
  /** Something waits to be saved: the file holds what was saved before. */
  readonly dirty: boolean
}

const formats = ['xlsx', 'json'] as const

/** 导出: a button that opens its two forms, and below them what became of the file. Esc and a click elsewhere close it. */
export function ExportScheme({ versionId, dirty }: ExportSchemeProps): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const exported = useExport()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what the button inside opened
    <div
      ref={place}
      className={styles.export}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        button.current?.focus()
      }}
    >
      <Button ref={button} icon="download" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t('schemeLibrary.export.open')}
      </Button>
      {open ? (
        <section id={id} className={styles.exportPanel} aria-label={t('schemeLibrary.export.label')}>
          <p className={styles.about}>{t('schemeLibrary.export.about')}</p>
          {dirty ? <p className={styles.warn}>{t('schemeLibrary.export.dirty')}</p> : null}
          {formats.map((format, index) => (
            <button
              key={format}
              type="button"
              className={styles.format}
              // biome-ignore lint/a11y/noAutofocus: the choices opened at the person's wish
              autoFocus={index === 0}
              disabled={exported.state.kind === 'writing'}
              onClick={() => exported.start(() => client.schemeFiles.export({ versionId, format }))}
            >
              <strong>{t(`schemeLibrary.export.${format}`)}</strong>
              <span>{t(`schemeLibrary.export.${format}About`)}</span>
            </button>
          ))}
          <ExportOutcome {...exported} />
        </section>
      ) : null}
    </div>
  )
}
