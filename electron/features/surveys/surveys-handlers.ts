export const surveysHandlers = {}
