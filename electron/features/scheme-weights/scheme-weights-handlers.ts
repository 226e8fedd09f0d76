export const schemeWeightsHandlers = {}
