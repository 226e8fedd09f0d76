export const schemeLibraryHandlers = {}
