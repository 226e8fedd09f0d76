import { checkIn } from '../../../electron/features/meetings/attendance.ts'
import { readConsole } from '../../../electron/features/meetings/meeting-console.ts'
import { closeItem, openItem, runCountdown } from '../../../electron/features/meetings/meeting-items.ts'
import { closeRound, openSecondRound, readRoundFigures } from '../../../electron/features/meetings/meeting-rounds.ts'
import { closeMeeting, goToStep } from '../../../electron/features/meetings/meeting-steps.ts'
import { createMeeting } from '../../../electron/features/meetings/meetings-service.ts'
import { openApp } from '../../../electron/features/open-app.ts'
import { saveMark } from '../../../electron/features/scoring/scoring-service.ts'

/** What the test asks of the process: one use case. The services are called without the router, whose loading would be most of each start. */
export interface HostCall {
  readonly name: keyof ReturnType<typeof casesOf>
  readonly input: never
}

const operator = '主持人'

function casesOf(app: Awaited<ReturnType<typeof openApp>>) {
  return {
    create: (input: Parameters<typeof createMeeting>[2]) => createMeeting(app, operator, input),
    get: (input: { meetingId: number }) => readConsole(app, input.meetingId),
    attend: (input: Parameters<typeof checkIn>[2]) => checkIn(app, operator, input),
    step: (input: Parameters<typeof goToStep>[2]) => goToStep(app, operator, input),
    openItem: (input: Parameters<typeof openItem>[2]) => openItem(app, operator, input),
    countdown: (input: Parameters<typeof runCountdown>[2]) => runCountdown(app, operator, input),
    saveMark: (input: Parameters<typeof saveMark>[2]) => saveMark(app, operator, input),
    closeRound: (input: Parameters<typeof closeRound>[2]) => closeRound(app, operator, input),
    secondRound: (input: Parameters<typeof openSecondRound>[2]) => openSecondRound(app, operator, input),
    closeItem: (input: Parameters<typeof closeItem>[2]) => closeItem(app, operator, input),
    close: (input: Parameters<typeof closeMeeting>[2]) => closeMeeting(app, operator, input),
    rounds: (input: { itemId: number }) => readRoundFigures(app, input.itemId),
  }
}

/**
 * The use cases of a meeting on a data folder, in a process that can be killed: answers calls that come as messages, one at a time.
 *
 * Started with the data folder as its only word; says `ready` when the folder is open.
 */
async function serve(dataFolder: string): Promise<void> {
  const app = await openApp({
    dataFolder,
    host: 'browser',
    clock: () => new Date(),
    log: { error: (message) => message, info: () => undefined },
  })
  const calls = casesOf(app)
  process.on('message', ({ name, input }: HostCall) => {
    Promise.resolve()
      .then((): unknown => calls[name](input))
      .then(
        (answer) => process.send?.({ answer }),
        (error: unknown) => process.send?.({ refused: String(error) }),
      )
  })
  process.send?.('ready')
}

await serve(process.argv[2] ?? '')
