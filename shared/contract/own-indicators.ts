/** Calls for an evaluatee's own indicators 自定项 under the scheme's `perEvaluatee` nodes. */
export const ownIndicatorsContract = {}
