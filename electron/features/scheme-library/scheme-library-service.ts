import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type DimensionSet, dimensionSetSchema, type QuotaPlaces } from '../../../shared/contract/scheme-library.ts'
import type { SchemeSettings } from '../../../shared/domain/scheme/settings.ts'
import { quotaPlaces } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readCategories, readEvaluatees } from '../register/register-repository.ts'
import { resourcesFolder } from '../resources.ts'

type Quota = SchemeSettings['quotas'][number]

/** The sets of dimensions that come with the program, in the order of their file. */
export function readDimensionSets(): DimensionSet[] {
  return z.array(dimensionSetSchema).parse(JSON.parse(readFileSync(join(resourcesFolder, 'dimension-sets.json'), 'utf8')))
}

/**
 * What quotas come to with the register of a cycle, by the engine's own rule. Only evaluatees that take part in full count. A quota for each category
 * is rounded in each of them, so its places may be fewer than the same share of all.
 *
 * Example: "not more than 30 %", rounded down, of 85 → 25; of categories of 40 and 45 → 12 + 13 = 25.
 *
 * @throws AppError `no_cycle`
 */
export function quotaPlacesOfCycle(app: App, cycleId: number, quotas: readonly Quota[]): QuotaPlaces {
  const { kind } = readCycle(app.db, cycleId)
  const counted = Map.groupBy(
    readEvaluatees(app.db, cycleId).filter(({ participation }) => participation === 'full'),
    ({ categoryId }) => categoryId,
  )
  const categories = readCategories(app.db, cycleId).flatMap(({ id, name }) => {
    const members = counted.get(id)
    return members === undefined ? [] : [{ id, name, participants: members.length }]
  })
  const participants = categories.reduce((sum, category) => sum + category.participants, 0)
  return {
    kind,
    participants,
    categories,
    quotas: quotas.map((quota) => {
      if (quota.per === 'cycle') return { places: quotaPlaces(quota, participants), byCategory: null }
      const byCategory = categories.map((category) => quotaPlaces(quota, category.participants))
      return { places: byCategory.reduce((sum, places) => sum + places, 0), byCategory }
    }),
  }
}

/** What each quota comes to among an assumed number of participants. */
export function quotaPlacesOfCount(participants: number, quotas: readonly Quota[]): number[] {
  return quotas.map((quota) => quotaPlaces(quota, participants))
}
