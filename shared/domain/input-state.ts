import * as z from 'zod'

/**
 * The five states of an input. They are five different values in the database, on the wire, on screen and in every export.
 *
 * `empty` nobody has entered anything; `scored` a number, which may be 0; `absent` judge or evaluatee did not take part;
 * `recused` 回避; `not_applicable` 不考核. Only `scored` carries a value.
 */
export const inputStates = ['empty', 'scored', 'absent', 'recused', 'not_applicable'] as const
export const inputStateSchema = z.enum(inputStates)
export type InputState = z.infer<typeof inputStateSchema>
