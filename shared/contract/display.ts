/** 大屏 */
export const displayContract = {}
