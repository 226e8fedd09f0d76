import type { Generated } from 'kysely'
import type { AuditOutcome } from '../../shared/domain/audit.ts'
import type { FindingStatus } from '../../shared/domain/finding-status.ts'
import type {
  BoundaryChoice,
  CycleState,
  EvaluateeKind,
  FindingSource,
  MeetingItemState,
  MeetingStep,
  Participation,
  RecusalSource,
  SchemeVersionState,
} from '../../shared/domain/glossary.ts'
import type { InputState } from '../../shared/domain/input-state.ts'
import type { AccountState, Role } from '../../shared/domain/roles.ts'

/** Rows as stored; `migrations/` says what each column means. Integers named points, value, quantity, total are in 1/10,000. */
export interface Tables {
  setting: { key: string; value: string }
  audit: {
    seq: number
    at: string
    mono_ms: number
    boot_id: string
    actor: string
    role: string
    action: string
    object_kind: string
    object_id: number | null
    outcome: AuditOutcome
    note: string
    detail: string
    seals: Uint8Array | null
    prev: Uint8Array
    hash: Uint8Array
  }
  scheme_version: {
    id: Generated<number>
    scheme_code: string
    number: number
    name: string
    kind: EvaluateeKind
    state: SchemeVersionState
    content: string
    hash: string
    published_at: string | null
    created_at: string
  }
  scheme_working: { version_id: number; base_hash: string; kept_at: string; kept_by: string; content: string }
  scheme_reading: { version_id: number; content: string }
  scheme_mapping: { from_version_id: number; to_version_id: number; content: string }
  cycle: {
    id: Generated<number>
    year: number
    name: string
    kind: EvaluateeKind
    state: CycleState
    scheme_version_id: number
    is_sample: number
    created_at: string
  }
  category: { id: Generated<number>; cycle_id: number; name: string; position: number }
  unit: { id: Generated<number>; code: string; name: string; short_name: string }
  branch: { id: Generated<number>; unit_id: number; code: string; name: string }
  evaluatee: {
    id: Generated<number>
    cycle_id: number
    unit_id: number
    branch_id: number | null
    category_id: number
    code: string
    name: string
    short_name: string
    participation: Participation
    remark: string
    pinyin: string
    initials: string
    own_indicators: Generated<string>
    position: number
  }
  finding: {
    id: Generated<number>
    cycle_id: number
    evaluatee_id: number
    indicator: string
    rule: string
    quantity: number
    level: string | null
    multipliers: string
    chosen: number | null
    reason: string
    matter_key: string | null
    description: string
    found_on: string
    source: FindingSource
    deadline: string | null
    status: FindingStatus
    points: number | null
    recorded_by: string
    confirmed_by: string | null
    confirmed_at: string | null
    one_person_exception: Generated<number>
    closed_on: string | null
    withdraw_reason: string | null
    version: Generated<number>
    created_at: string
    updated_at: string
  }
  evidence: { hash: string; bytes: number; type: string; stored_at: string }
  finding_evidence: { finding_id: number; position: number; hash: string; name: string }
  input_value: {
    evaluatee_id: number
    indicator: string
    state: InputState
    value: number | null
    baseline: number | null
    target: number | null
  }
  judge: {
    id: Generated<number>
    cycle_id: number
    code: string
    name: string
    judge_group: string
    position: number
    unit_id: number | null
    code_hash: string | null
  }
  panel: { id: Generated<number>; cycle_id: number; name: string; position: number; scope: string; leaves: string }
  panel_judge: { panel_id: number; judge_id: number }
  recusal: {
    judge_id: number
    evaluatee_id: number
    source: RecusalSource
    reason: string
    recorded_by: string
    recorded_at: string
  }
  score_sheet: {
    panel_id: number
    judge_id: number
    version: number
    opened_at: string
    opened_by: string
    reason: string
    submitted_at: string | null
    submitted_by: string | null
    way: 'own' | 'paper' | null
    content: string | null
  }
  paper_sheet: {
    id: Generated<number>
    panel_id: number
    judge_id: number
    state: 'first' | 'second' | 'differences' | 'done'
    second_way: 'blind' | 'confirm' | null
    first_by: string
    first_at: string
    second_by: string | null
    second_at: string | null
    done_by: string | null
    done_at: string | null
  }
  paper_mark: {
    paper_id: number
    pass: number
    evaluatee_id: number
    indicator: string
    state: InputState
    value: number | null
    option: string | null
  }
  meeting: {
    id: Generated<number>
    cycle_id: number
    panel_id: number
    name: string
    held_on: string
    step: MeetingStep
    settings: string
    current_item_id: number | null
    minutes: string | null
    minutes_event_id: number | null
    created_at: string
    closed_at: string | null
    version: Generated<number>
  }
  meeting_attendance: { meeting_id: number; judge_id: number; state: 'present' | 'absent'; reason: string; recorded_at: string }
  meeting_item: {
    id: Generated<number>
    meeting_id: number
    evaluatee_id: number
    position: number
    state: MeetingItemState
    note: string
    second_round_reason: string
    countdown_ends_at: string | null
    countdown_left: number | null
    opened_at: string | null
    round_closed_at: string | null
    closed_at: string | null
  }
  meeting_round_mark: {
    item_id: number
    round: number
    indicator: string
    judge_id: number
    state: InputState
    value: number | null
    option: string | null
  }
  meeting_event: {
    id: Generated<number>
    meeting_id: number
    at: string
    operator: string
    kind: string
    item_id: number | null
    detail: string
  }
  reveal: { meeting_id: number; category_id: number; places: string; shown: number; begun_at: string }
  display: { id: number; meeting_id: number | null; scene: string; category_id: number | null }
  ballot_form: {
    id: Generated<number>
    cycle_id: number
    letter: string
    name: string
    rater_group: string
    leaves: string
    evaluatees: string
  }
  survey_batch: {
    id: Generated<number>
    form_id: number
    name: string
    entitled: number
    issued: number
    returned: number
    state: 'counting' | 'agreed'
    created_at: string
    agreed_by: string | null
    agreed_at: string | null
  }
  survey_count: { batch_id: number; pass: number; counter: string; started_at: string; finished_at: string | null; page: string }
  survey_ballot: { batch_id: number; pass: number; number: number; void: number; choices: string }
  decision: {
    evaluatee_id: number
    cycle_id: number
    place: number | null
    grade: string | null
    reason: string
    decided_by: string
    decided_at: string
  }
  boundary_choice: {
    cycle_id: number
    category_id: number
    grade: string
    choice: BoundaryChoice
    tied: string
    admitted: string
    votes: string
    reason: string
    decided_by: string
    decided_at: string
  }
  seal: {
    id: Generated<number>
    cycle_id: number
    revision: number
    sha256: string
    signers: string
    sealed_by: string
    sealed_at: string
    reopened_by: string | null
    reopened_with: string | null
    reopened_at: string | null
    reopen_reason: string | null
  }
  seal_document: { seal_id: number; content: Uint8Array }
  mark: { evaluatee_id: number; indicator: string; judge_id: number; state: InputState; value: number | null; option: string | null }
  ballot: {
    evaluatee_id: number
    indicator: string
    rater_group: string
    state: InputState
    entitled: number | null
    issued: number | null
    returned: number | null
    counts: string
  }
  task: { evaluatee_id: number; indicator: string; position: number; code: string; name: string; choices: string }
  result: {
    evaluatee_id: number
    cycle_id: number
    category_id: number
    state: 'complete' | 'incomplete'
    total: number | null
    exact: string | null
    provisional: number | null
    provisional_exact: string | null
    base: string | null
    bonus: string | null
    deduction: string | null
    category_rank: number | null
    tie: string | null
    grade: string | null
    vetoes: string
    missing: string
    deduction_count: number
    points_deducted: string
    nodes: string
    raw_exact: string | null
  }
  account: {
    id: Generated<number>
    login: string
    name: string
    state: AccountState
    password: string
    must_change: number
    password_at: string
    recovery: string | null
    failures: Generated<number>
    prepared_by: number | null
    created_at: string
    created_by: string
    activated_by: string | null
    last_sign_in_at: string | null
  }
  account_role: { account_id: number; role: Role }
  account_unit: { account_id: number; unit_id: number }
  password_history: { id: Generated<number>; account_id: number; password: string; at: string }
  ranking_snapshot: { cycle_id: number; day: string; content: string }
}
