/** One row as the file has it, or why it can't be read. */
export interface Row {
  /** Of a table the line it ends on (the header is line 1), of JSON its place among the values. */
  row: number
  /** Of a table the cells by column, of JSON the value. */
  value?: Record<string, unknown>
  problem?: string
}
