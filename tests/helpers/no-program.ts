import type { ProgramPort } from '../../electron/features/program-port.ts'

/** A program around a use case that must not ask it for anything. */
export const noProgram: ProgramPort = {
  host: 'browser',
  clock: () => new Date('2026-03-20T12:00:00Z'),
  folder: () => {
    throw new Error('not in this test')
  },
  reopen: () => Promise.reject(new Error('not in this test')),
  unlock: () => Promise.reject(new Error('not in this test')),
  openDataFolder: () => Promise.reject(new Error('not in this test')),
}
