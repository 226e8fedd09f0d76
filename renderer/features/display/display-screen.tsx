import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect, useLayoutEffect, useState } from 'react'
import '../../i18n/meeting-texts.ts'
import { useTranslation } from 'react-i18next'
import type { DisplayScene } from '../../../shared/contract/display.ts'
import { api, client } from '../../api/client.ts'
import { setOperatorHeader } from '../../api/session.ts'
import { holdDisplayOpen } from '../../components/display-control/display-window.ts'
import { DisplayStage } from '../../components/display-control/stage/display-stage.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { chooseLanguage } from '../../i18n/i18n.ts'
import styles from './display-screen.module.css'

type Reveal = Extract<DisplayScene, { kind: 'reveal' }>

/**
 * 大屏, in a window of its own: what the host says may be seen now, and nothing else of the program.
 *
 * It keeps nothing: every press is stored by the host before the picture changes, so it can be opened early, opened twice, and reloaded at any time. When
 * the host is away it leaves the last picture standing and says so at the foot.
 */
export function DisplayScreen(): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const queryClient = useQueryClient()
  const view = useQuery(api.display.view.queryOptions())
  const about = useQuery(api.settings.about.queryOptions())
  const [error, setError] = useState<unknown>(null)

  const operator = about.data?.operator ?? null
  useLayoutEffect(() => setOperatorHeader(operator), [operator])
  const language = view.data?.language
  useEffect(() => {
    if (language !== undefined) void chooseLanguage(language)
  }, [language])
  const title = t('shell.title', { screen: t('display.title') })
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    const gone = new AbortController()
    holdDisplayOpen(gone.signal)
    return () => gone.abort()
  }, [])
  useEffect(() => {
    const gone = new AbortController()
    window.addEventListener('keydown', onWindowKey, { signal: gone.signal })
    return () => gone.abort()
  }, [])

  async function press(call: typeof client.display.next, { meetingId, categoryId, shown }: Reveal): Promise<void> {
    try {
      await call({ meetingId, categoryId, shown })
      setError(null)
    } catch (problem) {
      setError(problem)
    }
    await queryClient.invalidateQueries({ queryKey: api.display.view.key() })
  }
  const actions = {
    next: (scene: Reveal) => void press(client.display.next, scene),
    back: (scene: Reveal) => void press(client.display.back, scene),
  }
  const problem = view.error ?? error
  return (
    <main className={styles.screen}>
      <DisplayStage scene={view.data?.scene ?? { kind: 'blank' }} actions={actions} />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {view.error === null || view.data === undefined ? refusalText(problem) : t('display.connection')}
        </p>
      )}
    </main>
  )
}

/** F: full screen and back. Esc closes the window; the browser takes the first Esc of a full screen for itself. */
function onWindowKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
  if (event.key === 'Escape') window.close()
  else if (event.key === 'f' || event.key === 'F') {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen().catch(() => undefined)
    else void document.exitFullscreen()
  }
}
