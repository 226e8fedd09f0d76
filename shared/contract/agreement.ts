/** 评分一致性 */
export const agreementContract = {}
