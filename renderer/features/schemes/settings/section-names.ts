/** The sections of the settings, in their order on screen. */
export const sectionNames = [
  'basics',
  'bands',
  'quotas',
  'ties',
  'rounding',
  'missing',
  'limits',
  'closing',
  'dimensions',
  'weights',
] as const
export type SectionName = (typeof sectionNames)[number]
