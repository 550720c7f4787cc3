/**
 * How one database says what the session SQL needs. Every method takes and gives SQL text. A path names fields inside the
 * event's `data`.
 */
export interface Dialect {
  /** The table, or what stands for it, that holds events. */
  from: string
  /** What comes before the whole query: what the query is for. */
  comment: string
  /** What comes after the whole query, such as settings. */
  settings: string
  /** Whether the table holds each `source` and `id` once; else copies are left out. */
  isUnique: boolean
  /**
   * What ends a step so that its expressions are worked out once a row: PostgreSQL would copy them into every place that
   * names them. Empty elsewhere.
   */
  fence: string
  /** An attribute of the event as text; NULL where it is no text. */
  attribute(name: string): string
  /** The event's `sequence` as text, also where it is a number. */
  sequence: string
  /** Whether `data` has fields, or is not there. */
  hasData: string
  /** Whether the event's data has this field, a null included. */
  has(...path: string[]): string
  /** A field's text; NULL where it is no text or an empty one. */
  text(...path: string[]): string
  /** Whether a field is `true`. */
  isTrue(...path: string[]): string
  /** Whether a field is there and not null. */
  isSaid(...path: string[]): string
  /**
   * A field with a letter for its type before it: `s` and a text, `n` and a number's digits, `x` for any other value; NULL
   * where it is absent or null. Of several events, the last one that says something counts, whatever it says.
   */
  said(...path: string[]): string
  /** Joins texts; NULL where one is NULL. */
  join(...texts: string[]): string
  /** Whether a text matches a regular expression that every database reads alike. */
  matches(text: string, pattern: string): string
  /** A text of digits as a whole number of 64 bits. */
  whole(text: string): string
  /** A text as a number of double precision. */
  double(text: string): string
  /** Whole division of whole numbers that are not negative. */
  divide(dividend: string, divisor: number): string
  /** Part of a text from a place on, counted from 1. */
  part(text: string, from: number | string, length?: number | string): string
  /** A whole number as ten digits, so that texts sort as the numbers do. */
  digits(number: string): string
  /** A whole number as text. */
  written(number: string): string
  /** A text in the order of its bytes. */
  bytes(text: string): string
  /** A time from milliseconds since 1970. */
  time(milliseconds: string): string
}
