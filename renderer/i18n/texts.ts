/**
 * The shape that a translation must have: the same keys as the Chinese source, any text.
 *
 * A language that tells one from many may add `<key>_one` beside a `<key>_other` of the source.
 */
export type Texts<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]>
} & {
  readonly [Key in keyof Source as Key extends `${infer Base}_other` ? `${Base}_one` : never]?: string
}
