export const displayHandlers = {}
