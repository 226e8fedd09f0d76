/** Calls for what a new scheme can begin from beside the starters: sets of dimensions. */
export const schemeLibraryContract = {}
