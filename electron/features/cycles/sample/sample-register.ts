import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resourcesFolder } from '../../resources.ts'

export interface SampleUnit {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly category: string
  readonly participation: string
}

/** The public institutions of `resources/sample/units.csv`, in its order. */
export function readSampleUnits(): readonly SampleUnit[] {
  return lines('units.csv').map((line) => {
    const [code = '', name = '', shortName = '', category = '', participation = ''] = line.split(',')
    return { code, name, shortName, category, participation }
  })
}

/** Typical offices of one institution, from which branches are made. */
export function readSampleOffices(): readonly string[] {
  return lines('offices.csv')
}

/** Lines below the header. The files are ours: no quoted cells. */
function lines(name: string): readonly string[] {
  const text = readFileSync(join(resourcesFolder, 'sample', name), 'utf8')
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(1)
}
