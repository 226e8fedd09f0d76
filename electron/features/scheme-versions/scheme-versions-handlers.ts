export const schemeVersionsHandlers = {}
