import { backingUp } from './backing-up.ts'
import { importing } from './importing.ts'
import { migrating } from './migrating.ts'
import { savingFacts } from './saving-facts.ts'
import type { Scenario } from './scenario.ts'

/** Everything that is broken off at every file call. */
export const scenarios: readonly Scenario[] = [savingFacts, importing, migrating, backingUp]
