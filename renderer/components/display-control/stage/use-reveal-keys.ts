import { useEffect, useEffectEvent } from 'react'
import type { DisplayScene } from '../../../../shared/contract/display.ts'

type Reveal = Extract<DisplayScene, { kind: 'reveal' }>

/** What the second screen does about an announcement. */
export interface RevealActions {
  readonly next: (scene: Reveal) => void
  readonly back: (scene: Reveal) => void
}

/** What a key means while places are announced; null: nothing. When all are announced, the keys that announce turn pages. */
export function meaningOf(key: string, isDone: boolean): 'next' | 'back' | 'turn' | 'turnBack' | null {
  switch (key) {
    case ' ':
    case 'Enter':
    case 'ArrowRight':
      return isDone ? 'turn' : 'next'
    case 'ArrowLeft':
      return 'back'
    case 'ArrowDown':
    case 'PageDown':
      return 'turn'
    case 'ArrowUp':
    case 'PageUp':
      return 'turnBack'
    default:
      return null
  }
}

/** Keys and clicks anywhere in the window. A key that is held down counts once. */
export function useRevealKeys(scene: Reveal, actions: RevealActions | null, turn: (by: number) => void): void {
  const isActive = actions !== null
  const isDone = scene.shown === scene.of

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const meaning = meaningOf(event.key, isDone)
    if (meaning === null) return
    event.preventDefault()
    if (event.repeat) return
    if (meaning === 'next') actions?.next(scene)
    else if (meaning === 'back') actions?.back(scene)
    else turn(meaning === 'turn' ? 1 : -1)
  })
  const onClick = useEffectEvent(() => {
    if (isDone) turn(1)
    else actions?.next(scene)
  })

  useEffect(() => {
    if (!isActive) return
    const gone = new AbortController()
    window.addEventListener('keydown', (event) => onKey(event), { signal: gone.signal })
    window.addEventListener('click', () => onClick(), { signal: gone.signal })
    return () => gone.abort()
  }, [isActive])
}
