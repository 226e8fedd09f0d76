import type { Texts } from '../texts.ts'
import type { errors as source } from '../zh/errors.ts'

export const errors: Texts<typeof source> = {
  not_found: 'This record cannot be found; someone may have removed it. Nothing was changed. Please look again after a refresh.',
  changed_meanwhile:
    'Someone changed this record a moment ago, so your change was not saved. It has been read again; please check and repeat.',
  operator_required: "The program does not know who is working, so nothing was saved. Enter the operator's name at the top right first.",
  confirmer_is_recorder:
    'The confirmer must be another person than the recorder, so nothing was confirmed. A one-person office can allow the exception in Settings, with a reason.',
  status_not_allowed: 'The present status does not allow this step; nothing was changed. Refresh to see the current status.',
  same_matter: 'The same matter has already been deducted, so it was not recorded twice. Add to the existing record instead.',
  evidence_required: 'This rule needs evidence, so it was not submitted; what you typed is kept. Add a file, or save a draft first.',
  reason_required: 'A reason is needed here; nothing was saved. Please write one and try again.',
  amount_out_of_range: 'The points are outside what the rule allows; nothing was saved. Keep within its limits.',
  quantity_not_allowed: "The quantity does not fit the rule's unit; nothing was saved. Please check it.",
  value_out_of_range: 'The value is outside the allowed range; nothing was saved and the earlier value stands. Please check it.',
  rule_unknown: 'The scheme has no such indicator or rule; nothing was saved. Please choose again.',
  scheme_frozen: 'A published scheme cannot be changed; nothing was changed. Make a new version.',
  scheme_invalid: 'The scheme has faults that prevent saving; nothing was saved and your changes are still here. Mend the listed faults.',
  scheme_sum_problem: 'The points of the scheme do not add up, so it was not published. Mend them, or confirm explicitly.',
  scheme_unreadable: 'The scheme file cannot be read. The file is unchanged and nothing was created.',
  readings_pending: 'Some readings of the imported rules have not been looked at, so nothing was published. Decide on each first.',
  move_outdated: 'The data changed after the preview, so the scheme was not changed. Preview again.',
  kind_differs: 'This version evaluates another kind of evaluatee and cannot be used for this cycle. The cycle keeps its scheme.',
  facts_uncounted:
    'Some records would no longer count under the new version. The cycle keeps its scheme; look through the list and accept it first.',
  name_taken: 'That name is already used; nothing was saved. Please choose another.',
  in_use: 'It already has evaluation data and was not removed. Deal with the data first, or set it to exempt.',
  judge_recused: 'This judge is recused from this evaluatee and cannot mark. Nothing was saved; earlier marks are unchanged.',
  judge_not_assigned:
    'By the panels’ assignment this judge does not mark this item. Nothing was saved; change the assignment under Panels if needed.',
  sheet_submitted: 'This judge’s score sheet is submitted. Nothing was changed. To change it, open a new version with a reason first.',
  sheet_incomplete:
    'The score sheet has cells without a mark. It was not submitted; what is entered is kept. Fill them, or mark them absent or not applicable.',
  own_unit_recusal:
    '“{{judge}}” belongs to the unit of “{{evaluatee}}”, so the recusal stands. Nothing was changed. If the unit is wrong, correct the judge’s own unit first.',
  marks_outside:
    'After this change {{count}} marks would belong to no panel (such as “{{judge}}” on “{{leaf}}” of “{{evaluatee}}”). Nothing was changed. Clear those marks first, or keep the assignment.',
  panel_overlap:
    '“{{judge}}” would mark “{{evaluatee}}” on the same item in “{{panel}}” and in “{{other}}”. Nothing was saved. Change the evaluatees, items or judges of one of them.',
  panel_without_judges: 'This panel has no judges yet. Nothing was done. Add judges first.',
  code_wrong: 'This personal code is not right. Nobody was signed in. Check it and try again.',
  code_locked: 'Too many wrong codes; entry is paused. Wait a little, or ask the office for a new code.',
  station_locked: 'This machine is open for judges and takes marks only. Nothing was changed; the office continues with the office code.',
  seat_ended: 'You left the marking seat. Everything marked before is saved. Enter your personal code again.',
  second_person_required: 'The second entry must be made by another person. Nothing was saved. Change the operator at the top right.',
  differences_open: 'The two entries still differ. No mark was written. Check each difference against the paper and choose.',
  step_not_allowed: 'The meeting’s present step does not allow this. Nothing was changed. See the note on the console.',
  counts_do_not_add_up:
    'The ballots do not add up. Nothing was saved. Issued must not be below returned; returned must be valid plus void.',
  counters_differ: 'The two counters differ. Nothing was counted in. Check the ballots that differ one by one.',
  form_overlap:
    'The form “{{name}}” already asks the same group about some of these evaluatees on the same indicator. Nothing was saved. Use that form, or take out what stands on both.',
  ballots_typed:
    '{{count}} counts were typed in by hand on the score sheets. Nothing was counted in. Confirm that the counted ballots replace them.',
  ballots_counted:
    'These ballots were counted in the survey count and cannot be changed here. Nothing was saved. Take the batch out of the results there first.',
  other_counter:
    'This pass is counted by {{name}}, who alone may go on with it. Nothing was changed. Change the operator at the top right, or have the pass counted anew.',
  pass_finished: 'This pass is finished. Nothing was changed. Reopen it in its batch to go on.',
  passes_open: 'The two passes are not both finished, so there is nothing to compare yet. Nothing was changed.',
  result_withheld: 'Turnout is below the minimum of the scheme; the result is withheld.',
  not_ready_to_seal: 'Something is still open. Nothing was sealed. Work through the list.',
  sealed: 'The result is sealed. Nothing was changed. To change it, two named persons must reopen it with a reason.',
  seal_unreadable: 'This seal file cannot be read. Nothing was changed. Make sure it is a seal file exported by Hengjian.',
  cycle_closed:
    'This cycle is sealed and can only be read. Nothing was changed. To change it, two named persons must open it again under “Decision and seal”.',
  no_cycle: 'There is no cycle yet. Create one or load the sample first.',
  category_unknown: 'There is no such category; nothing was saved. Add the category first.',
  table_unreadable: 'This file cannot be read; it may be damaged or protected. Nothing was imported. Save it again as .xlsx and retry.',
  table_too_large: 'This file is larger than can be read. Nothing was imported. Split it and import the parts.',
  table_timeout: 'Reading this file took too long and was stopped. Nothing was imported. Save it as .csv and retry.',
  table_formula: 'The table contains formulas. Nothing was imported. Paste the formulas as values and retry.',
  table_format: 'This kind of file is not supported. Nothing was imported. Use .xlsx, .csv or .txt.',
  table_expired: 'This table was read too long ago. Nothing was imported. Choose the file again.',
  preview_outdated: 'The data changed after the preview. Nothing was imported. Make the preview again.',
  nothing_to_apply: 'There are no rows to import. Nothing was changed.',
  rows_refused: 'Some rows cannot be imported. Nothing was imported. Correct them and preview again, or choose to leave them out.',
  file_too_large: 'The file is too large and was not stored. Evidence files may have 50 MB each; compress or split it.',
  evidence_unknown: 'This evidence file cannot be found; nothing was saved. Add it again.',
  export_check_failed:
    'The exported file did not pass its check and was not handed out. Export once more; if it fails again, keep the log and ask the administrator.',
  database_locked: 'Another Hengjian program is using this data folder, so it was not opened. Close that one first.',
  database_missing: 'There is no Hengjian data in this folder; it was not opened and the present data is untouched. Choose another folder.',
  database_corrupt: 'The data in this folder is damaged; it was not opened and no file was changed. Restore a backup.',
  database_newer: 'This data was written by a newer Hengjian; it was not opened and no file was changed. Upgrade the program first.',
  database_foreign: "The database in this folder is not Hengjian's; it was not opened and no file was changed.",
  disk_full: 'The disk is full, so nothing was saved; earlier data is safe. Free some space and retry.',
  disk_failed:
    'The disk reports an error. This step was not saved; what was saved before is kept. Check the disk, start the program again, and back up to another disk soon.',
  backup_space_low:
    'The disk is almost full: no backup was made and this step was not taken; what was saved is safe. {{free}} MB are free, {{needed}} MB are needed. Clear some space and try again.',
  backup_damaged: 'This backup is damaged. It was not restored, and the present data was not changed. Choose another backup.',
  restore_outdated: 'The data changed after you looked. Nothing was restored. Look again at what would be lost.',
  restore_unconfirmed: 'The word of confirmation is wrong. Nothing was restored; the present data was not changed.',
  second_password_required: 'Another person must confirm with the own account and password; nothing was changed. Fill in both.',
  two_people_required:
    'Restoring would lose sealed results, so a second person must confirm. Nothing was restored; the present data was not changed.',
  copy_failed: 'The copy on this disk differs from the backup. No copy was left there; the backup itself is whole. Use another disk.',
  copy_inside: 'This folder lies inside the data folder. Nothing was copied. Choose a folder on a USB stick or another disk.',
  folder_not_empty: 'This folder holds other files and was not used. Choose an empty folder or a Hengjian data folder.',
  folder_unreadable: 'This folder cannot be read; nothing was changed. Check the path and the rights.',
  keys_missing:
    'The data folder is encrypted, but its key file hengjian.keys is not there, so it cannot be opened; nothing was changed. Find that file, or restore a backup.',
  keys_damaged: 'The key file hengjian.keys cannot be read, so the data folder cannot be opened; nothing was changed. Restore a backup.',
  passphrase_required: 'This data folder is encrypted; enter its passphrase. The data that is open now is unchanged.',
  passphrase_refused:
    'The passphrase or recovery code is not right; nothing was opened or changed. Mind capital letters and the input method.',
  passphrase_waits: 'Wrong several times: wait {{seconds}} seconds and try again. Nothing was changed.',
  recovery_code_differs:
    'The recovery code typed is not the one shown; it is not in force yet. Compare with what you wrote down and type it again.',
  encryption_expired: 'This preparation has expired; nothing was changed. Begin this step again.',
  encryption_is_on: 'The data is encrypted already; nothing was changed.',
  encryption_is_off: 'The data is not encrypted; nothing was changed.',
  folder_closed: 'The data folder is not open yet; nothing was changed. Open it on the start page first.',
  already_set_up: 'How this data folder is entered has been decided already; nothing was changed. Sign in.',
  setup_required: 'Nobody has decided yet how this data folder is entered. Finish the first set-up.',
  sign_in_required: 'Sign in first. Nothing was saved; what you typed is still here.',
  session_locked: 'The page is locked. Nothing was saved and what you typed is still here; enter your password to go on.',
  not_permitted: 'Your account has no right to do this; nothing was changed. Ask the security administrator if you need it.',
  confirm_identity: 'This step asks for your password once more; it has not been done yet.',
  password_refused: 'This password cannot be used; nothing was changed. Choose another.',
  sign_in_failed:
    'The name, the password or the recovery code is wrong; you are not signed in. Check and try again. After some wrong tries you have to wait.',
  account_waits: 'Too many wrong tries. Wait {{seconds}} seconds and try again; neither a restart nor the clock shortens the wait.',
  account_locked:
    'Too many wrong tries: this account is locked. The security administrator (in a one-person office the owner) can unlock it.',
  password_change_required: 'Set a password of your own first, then go on. Nothing else was changed.',
  login_taken: 'The name “{{login}}” is used for signing in already; nothing was saved. Choose another.',
  roles_conflict:
    'These roles must not be together; nothing was changed. Administrator, security administrator and auditor share no account with each other or with a business role; an owner exists in a one-person office only; after a reset an account is activated with the roles it had.',
  other_person_required:
    'Somebody else has to do this; nothing was changed. Whoever created an account or reset its password does not activate it.',
  own_account: 'This cannot be done with your own account; nothing was changed. Ask another administrator.',
  last_holder: 'This is the last active account with that role; nothing was changed. Give the role to another account first.',
  mode_not_ready:
    'The three roles cannot be set apart yet: administrator, security administrator and auditor each need an active account whose holder has set a password. Nothing was changed.',
  input: 'The program did not accept the content of this request; nothing was saved and what you typed is still here. Check and retry.',
  session: 'The access token of this page is missing or no longer valid. Open the address again that the program shows when it starts.',
  unreachable: "Hengjian's host does not answer; it may have been closed. Saved data is safe. Start the program and reload this page.",
  withDetail: '{{text}} ({{detail}})',
  internal: 'An internal error stopped this step; what was saved before is safe. Retry, and ask the administrator if it happens again.',
  internalReference:
    'An internal error stopped this step; what was saved before is safe. Retry, and give the administrator the number {{reference}} if it happens again.',
  screenTitle: 'This screen failed',
  screenText: 'The rest of the program works and saved data is safe. Open the screen again; ask the administrator if it fails once more.',
  screenRetry: 'Open again',
}
