/** Texts of the forms of leaf methods and rules. */
export const schemeLeaf = {} as const
