import { type CSSProperties, type ReactElement, useRef } from 'react'
import type { DisplayScene } from '../../../../shared/contract/display.ts'
import { RevealScene } from './reveal-scene.tsx'
import { AttendanceScene, BlankScene, ItemScene, RulesScene, TitleScene } from './scenes.tsx'
import styles from './stage.module.css'
import type { RevealActions } from './use-reveal-keys.ts'
import { stageUnit, useSize } from './use-stage-unit.ts'

interface DisplayStageProps {
  readonly scene: DisplayScene
  /** What keys and clicks do in an announcement; null on a preview. */
  readonly actions: RevealActions | null
}

/** The second screen as it is seen in the room, drawn to fill whatever holds it: a window, or a small preview beside the console. */
export function DisplayStage({ scene, actions }: DisplayStageProps): ReactElement {
  const stage = useRef<HTMLDivElement>(null)
  const unit = stageUnit(useSize(stage))
  return (
    <div ref={stage} className={styles.stage} style={{ '--u': `${unit}px` } as CSSProperties} data-scene={scene.kind}>
      <Scene scene={scene} unit={unit} actions={actions} />
    </div>
  )
}

function Scene({ scene, unit, actions }: DisplayStageProps & { readonly unit: number }): ReactElement {
  switch (scene.kind) {
    case 'title':
      return <TitleScene scene={scene} />
    case 'attendance':
      return <AttendanceScene scene={scene} />
    case 'rules':
      return <RulesScene scene={scene} />
    case 'item':
      return <ItemScene scene={scene} />
    case 'reveal':
      return <RevealScene scene={scene} unit={unit} actions={actions} />
    case 'blank':
      return <BlankScene />
  }
}
