/** One row of a file, or why it cannot be read. */
export interface Row {
  /** Where the row is: in a table the line it ends on (the header is line 1), in JSON its place among the values. */
  row: number
  /** What the row holds: in a table its cells by column, in JSON the value. */
  value?: Record<string, unknown>
  problem?: string
}
