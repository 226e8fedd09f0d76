/** 封存 */
export const sealsContract = {}
