import { os } from '../handlers.ts'
import { quotaPlacesOfCount, quotaPlacesOfCycle, readDimensionSets } from './scheme-library-service.ts'

export const schemeLibraryHandlers = {
  dimensionSets: os.schemeLibrary.dimensionSets.handler(() => readDimensionSets()),
  quotaPlaces: os.schemeLibrary.quotaPlaces.handler(({ input, context }) => quotaPlacesOfCycle(context.app, input.cycleId, input.quotas)),
  quotaPlacesOf: os.schemeLibrary.quotaPlacesOf.handler(({ input }) => quotaPlacesOfCount(input.participants, input.quotas)),
}
