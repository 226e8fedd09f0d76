/** 评定 */
export const decisionsContract = {}
