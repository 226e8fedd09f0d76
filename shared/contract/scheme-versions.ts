/** Calls for the difference of two versions, the mapping of their indicators, and the move of a cycle to another version. */
export const schemeVersionsContract = {}
