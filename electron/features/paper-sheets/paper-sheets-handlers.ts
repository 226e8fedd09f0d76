export const paperSheetsHandlers = {}
