/** Texts of versions, their difference and the move of a cycle. */
export const schemeVersions = {} as const
