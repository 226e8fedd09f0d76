import { openApp } from '../../../electron/features/open-app.ts'
import { clientOf } from '../../helpers/feature-client.ts'

/** What the test asks of the process: one call of one feature. */
export interface HostCall {
  readonly feature: 'meetings' | 'scoring'
  readonly name: string
  readonly input: unknown
}

/**
 * The program's use cases on a data folder, in a process that can be killed: answers calls that come as messages, one at a time.
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
  const client = clientOf(app, '主持人')
  process.on('message', ({ feature, name, input }: HostCall) => {
    const calls = client[feature] as unknown as Readonly<Record<string, (input: unknown) => Promise<unknown>>>
    const call = calls[name]
    if (call === undefined) throw new Error(`no call ${feature}.${name}`)
    call(input).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) => process.send?.({ refused: String(error) }),
    )
  })
  process.send?.('ready')
}

await serve(process.argv[2] ?? '')
