/** A field of an API's object that may be missing in one version and null in another. */
export type Field<Value> = Value | null | undefined

/** Unix seconds, RFC 3339 text, or a Date where an SDK makes one. */
export type Time = Field<number | string | Date>

/** A name of an API in camel case, as some SDKs spell it. */
type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** An API's object with its fields in camel case, as some SDKs give it. */
export type Camel<Value> = Value extends Date
  ? Value
  : Value extends readonly (infer Entry)[]
    ? readonly Camel<Entry>[]
    : Value extends object
      ? { [Name in keyof Value as Name extends string ? CamelCase<Name> : never]: Camel<Value[Name]> }
      : Value
