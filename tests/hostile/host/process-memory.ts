import { readFileSync, writeFileSync } from 'node:fs'

/** Whether the system tells how much memory a process has used at most (Linux). Elsewhere the bounds of memory are not measured. */
export const measuresMemory = process.platform === 'linux'

/** Memory of a process, in MB: what it has now, and the most it had since `forgetPeak`. Zeros where the system does not tell. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  if (!measuresMemory) return { now: 0, peak: 0 }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'mu').exec(status)?.[1] ?? Number.NaN) / 1024
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Begins the peak anew at what the process has now. */
export function forgetPeak(pid: number): void {
  if (measuresMemory) writeFileSync(`/proc/${pid}/clear_refs`, '5')
}
