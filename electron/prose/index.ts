export type { CriteriaContext } from './draft.ts'
export { partOfHeading, readHeading } from './headings.ts'
export { type CriteriaReading, readCriteria } from './read-criteria.ts'
export { readNotes } from './read-notes.ts'
