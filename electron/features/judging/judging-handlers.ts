export const judgingHandlers = {}
