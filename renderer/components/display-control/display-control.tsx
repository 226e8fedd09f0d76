import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayControlState, DisplaySceneKind } from '../../../shared/contract/display.ts'
import { api } from '../../api/client.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { classNames } from '../class-names.ts'
import { Loading, Problem } from '../states.tsx'
import { Tag } from '../tag.tsx'
import styles from './display-control.module.css'
import { openDisplayWindow, useIsDisplayOpen } from './display-window.ts'
import { RevealControl } from './reveal-control.tsx'
import { DisplayStage } from './stage/display-stage.tsx'

/** Scenes of the row of buttons; results are announced by their own controls below. */
const simpleScenes = ['blank', 'title', 'attendance', 'rules', 'item'] as const satisfies readonly DisplaySceneKind[]

/**
 * The console's control of the second screen 大屏: opens its window, shows what it shows, and says what it shall show next.
 *
 * Everything it does is stored by the host before it appears here, so that console and second screen can be closed and opened at any time.
 */
export function DisplayControl({ meetingId }: { readonly meetingId: number }): ReactElement {
  const { t } = useTranslation()
  const control = useQuery(api.display.control.queryOptions({ input: { meetingId } }))
  const isOpen = useIsDisplayOpen()
  return (
    <Card
      className={styles.control}
      aria-label={t('display.control.title')}
      title={t('display.control.title')}
      actions={<WindowState isOpen={isOpen} />}
    >
      <div className={styles.parts}>
        <Preview control={control.data} isOpen={isOpen} />
        <div className={styles.choices}>
          {control.error !== null && <Problem error={control.error} onRetry={() => void control.refetch()} />}
          {control.isPending && <Loading />}
          {control.data !== undefined && (
            <>
              <SceneChoice meetingId={meetingId} control={control.data} />
              <RevealControl meetingId={meetingId} control={control.data} />
            </>
          )}
        </div>
      </div>
    </Card>
  )
}

/** Whether the second screen is open, and the button that opens it. */
function WindowState({ isOpen }: { readonly isOpen: boolean | null }): ReactElement {
  const { t } = useTranslation()
  const about = useQuery(api.settings.about.queryOptions())
  const [isBlocked, setBlocked] = useState(false)
  const open = (): void => setBlocked(openDisplayWindow(about.data?.host ?? 'browser') === 'blocked')
  return (
    <div className={styles.window}>
      {isBlocked && isOpen !== true && (
        <p role="alert" className={styles.blocked}>
          {t('display.control.blocked')}
        </p>
      )}
      {isOpen !== null && (
        <Tag tone={isOpen ? 'green' : 'neutral'}>{isOpen ? t('display.control.isOpen') : t('display.control.notOpen')}</Tag>
      )}
      <Button size="small" title={t('display.control.openHint')} onClick={open}>
        {isOpen === true ? t('display.control.show') : t('display.control.open')}
      </Button>
    </div>
  )
}

interface PreviewProps {
  readonly control: DisplayControlState | undefined
  readonly isOpen: boolean | null
}

/** What the room sees now, small. */
function Preview({ control, isOpen }: PreviewProps): ReactElement {
  const { t } = useTranslation()
  const view = useQuery(api.display.view.queryOptions())
  const scene = view.data?.scene
  const isOther = control?.scene === null && scene !== undefined && scene.kind !== 'blank'
  return (
    <div className={styles.previewPart}>
      <figure className={styles.preview}>
        <div className={styles.picture} inert aria-hidden="true">
          {scene !== undefined && <DisplayStage scene={scene} actions={null} />}
        </div>
        {scene !== undefined && (
          <figcaption aria-live="polite">
            {t('display.control.preview', { scene: t(`display.control.scene.${scene.kind}`) })}
            {scene.kind === 'reveal' && ` · ${scene.categoryName} · ${t('display.control.progress', { shown: scene.shown, of: scene.of })}`}
          </figcaption>
        )}
      </figure>
      {isOther && <p className={styles.hint}>{t('display.control.other')}</p>}
      {!isOther && isOpen === false && <p className={styles.hint}>{t('display.control.openHint')}</p>}
    </div>
  )
}

function SceneChoice({ meetingId, control }: { readonly meetingId: number; readonly control: DisplayControlState }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const show = useMutation(
    api.display.show.mutationOptions({ onSettled: () => queryClient.invalidateQueries({ queryKey: api.display.key() }) }),
  )
  return (
    <div>
      <fieldset className={styles.scenes}>
        <legend>{t('display.control.scenes')}</legend>
        {simpleScenes.map((scene) => {
          const isAllowed = control.allowed.includes(scene)
          return (
            <button
              key={scene}
              type="button"
              className={classNames(styles.scene, control.scene === scene && styles.chosen)}
              aria-pressed={control.scene === scene}
              aria-disabled={!isAllowed}
              title={isAllowed ? undefined : t('display.control.notNow', { step: t('display.control.itemStep') })}
              onClick={() => {
                if (isAllowed) show.mutate({ meetingId, scene, categoryId: null })
              }}
            >
              {t(`display.control.scene.${scene}`)}
            </button>
          )
        })}
      </fieldset>
      {show.error !== null && <Problem error={show.error} />}
    </div>
  )
}
