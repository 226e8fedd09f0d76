/** Calls for the effect of a leaf at once, and the trial calculation 试算 of one evaluatee before publishing. */
export const schemeTrialContract = {}
