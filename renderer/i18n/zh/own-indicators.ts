/** Texts of an evaluatee's own indicators 自定项. */
export const ownIndicators = {} as const
