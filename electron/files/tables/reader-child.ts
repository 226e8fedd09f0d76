/**
 * The reading process: takes one job from standard input, answers on standard output, ends. It is started with a memory limit and without the
 * right to write files or start processes, so whatever a hostile file achieves ends with it.
 */
import { once } from 'node:events'
import { runReaderJob } from './reader-job.ts'

const pieces: Buffer[] = []
for await (const piece of process.stdin) pieces.push(piece as Buffer)

for await (const line of runReaderJob(Buffer.concat(pieces))) {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}
