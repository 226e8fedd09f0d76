import type { labelsZh } from './labels-zh.ts'

/** Same keys, any words: what a translation of `Source` looks like. */
type Words<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Source[Key] extends readonly string[]
        ? readonly string[]
        : Words<Source[Key]>
}

/** Every word that the program writes into a report. They live here and not with the screen's texts because they belong to the file. */
export type ReportLabels = Words<typeof labelsZh>
