/**
 * The reading process of the desktop: takes one job from its port, answers on standard output, ends. The same work as the browser host's child,
 * within the same memory limit.
 */
import { once } from 'node:events'
import { runReaderJob } from '../files/tables/reader-job.ts'

process.parentPort.once('message', ({ data }: { data: Uint8Array }) => {
  void answer(Buffer.from(data))
})

async function answer(message: Buffer): Promise<void> {
  for await (const line of runReaderJob(message)) {
    if (!process.stdout.write(line)) await once(process.stdout, 'drain')
  }
  // The open port would keep the process alive; what was written must have left before it ends.
  process.stdout.write('', () => process.exit(0))
}
