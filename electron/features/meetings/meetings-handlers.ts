export const meetingsHandlers = {}
