export const panelsHandlers = {}
