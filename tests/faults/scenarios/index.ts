import { backingUp } from './backing-up.ts'
import { encrypting } from './encrypting.ts'
import { importing } from './importing.ts'
import { meeting } from './meeting.ts'
import { migrating } from './migrating.ts'
import { restoring } from './restoring.ts'
import { savingFacts } from './saving-facts.ts'
import type { Scenario } from './scenario.ts'
import { sealing } from './sealing.ts'

/** Everything that is broken off at every file call. */
export const scenarios: readonly Scenario[] = [savingFacts, meeting, importing, sealing, migrating, backingUp, restoring, encrypting]
