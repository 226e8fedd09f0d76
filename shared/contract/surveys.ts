/** 民主测评 */
export const surveysContract = {}
