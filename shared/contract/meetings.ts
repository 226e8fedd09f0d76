/** 考评会议 */
export const meetingsContract = {}
