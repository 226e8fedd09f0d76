import type { Texts } from '../texts.ts'
import type { glossary as source } from '../zh/glossary.ts'

export const glossary: Texts<typeof source> = {
  participation: { full: 'Full', by_reference: 'By reference', exempt: 'Exempt' },
  kind: { unit: 'Unit', branch: 'Branch', member: 'Member' },
  cycleState: { open: 'Open', closed: 'Sealed' },
  versionState: { draft: 'Draft', published: 'Published', superseded: 'Superseded' },
  findingStatus: {
    draft: 'Draft',
    submitted: 'Submitted',
    returned: 'Returned',
    confirmed: 'Confirmed',
    rectifying: 'Rectifying',
    verifying: 'Verifying',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
  },
  findingSource: {
    routine_supervision: 'Routine supervision',
    liaison_visit: 'Liaison visit',
    special_inspection: 'Special inspection',
    document_review: 'Document review',
    data_comparison: 'Data comparison',
    inspection_tour: 'Inspection tour',
    audit: 'Audit',
    complaint: 'Complaint',
    self_report: 'Self-report',
    other: 'Other',
  },
  inputState: { empty: 'Empty', scored: 'Scored', absent: 'Absent', recused: 'Recused', not_applicable: 'Not applicable' },
  method: {
    deduct: 'Deduction',
    bonus: 'Bonus',
    judged: 'Judged',
    measured: 'Measured',
    survey: 'Survey',
    external: 'External',
    tasks: 'Tasks',
    veto: 'Veto',
  },
  vetoEffect: { zero: 'Total is zero', bar: 'Barred from honours', cap: 'Grade capped', withdraw: 'Title withdrawn', flag: 'Flagged' },
  tie: {
    standard: 'Next place skipped (1224)',
    modified: 'Tie takes the last place (1334)',
    dense: 'No place skipped (1223)',
    ordinal: 'No ties (1234)',
  },
}
