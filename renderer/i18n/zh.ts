import { zhCore } from './zh-core.ts'
import { zhMeetings } from './zh-meetings.ts'
import { zhSchemes } from './zh-schemes.ts'
import { zhTrust } from './zh-trust.ts'

/** Every text of the program in Chinese, the source language: for types and tests; the screens load the parts. */
export const zh = { ...zhCore, ...zhMeetings, ...zhSchemes, ...zhTrust } as const
