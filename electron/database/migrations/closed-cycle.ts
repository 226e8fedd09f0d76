/** What the triggers of a closed cycle raise; a trigger can say nothing but a text. Part of a migration: never changed. */
export const closedCycle = 'cycle is closed'
