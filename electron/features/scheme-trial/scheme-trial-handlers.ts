export const schemeTrialHandlers = {}
