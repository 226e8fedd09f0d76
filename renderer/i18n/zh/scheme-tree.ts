/** Texts of the tree of indicators and its commands. */
export const schemeTree = {} as const
