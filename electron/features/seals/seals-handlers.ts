export const sealsHandlers = {}
