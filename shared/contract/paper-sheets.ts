/** 纸质评分表 */
export const paperSheetsContract = {}
