/**
 * Pages that a person opens in place of the screens, and leaves again: the wizard while a demonstration ends, the own password, the own recovery code.
 */
export type OwnPage = 'leaveDemonstration' | 'changePassword' | 'newRecovery'
