/** 评委评分 */
export const judgingContract = {}
