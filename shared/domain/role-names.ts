// Apart from the schemas, so that screens name roles without loading the schema library.

/**
 * 三员: whoever runs the program, whoever grants rights, whoever reads the log. An account has exactly one of them and then no other role, because each
 * watches the other two.
 */
export const guardianRoles = ['administrator', 'security', 'auditor'] as const

/** Roles of those who evaluate: 办公室主任, 录入员, 复核员, 联络组, 领导. They may be combined. */
export const businessRoles = ['manager', 'recorder', 'reviewer', 'liaison', 'leader'] as const

/** All roles in the order in which they are shown. `owner` 负责人 has every right and exists in a one-person office only. */
export const roles = ['owner', ...businessRoles, ...guardianRoles] as const
export type Role = (typeof roles)[number]
