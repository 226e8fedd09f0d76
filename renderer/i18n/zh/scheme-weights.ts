/** Texts of the proposals of weights. */
export const schemeWeights = {} as const
