/** 考评组 */
export const panelsContract = {}
