/** Calls for proposals of weights; they fill nothing until they are accepted. */
export const schemeWeightsContract = {}
