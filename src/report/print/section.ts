/** One part of the report, which every way to print it draws from: a chart never shows what its table doesn't say. */
export interface Section {
  id: string
  title: string
  /** In whole sentences: what the numbers say and what they do not. */
  says: string[]
  charts: Chart[]
  tables: Table[]
}

export interface Table {
  caption: string
  columns: string[]
  /** Texts, as many as columns. The first one names the row, the others are figures and stand to the right. */
  rows: string[][]
  /** Columns that hold sentences and stand to the left. */
  prose?: number[]
  /** A column for machines: folded away where it can be, `–` where there is none. */
  folded?: number
}

export type Chart = BarChart | ColumnChart

/** Horizontal bars from 0, each with its interval when it has one. */
export interface BarChart {
  kind: 'bars'
  title: string
  bars: { label: string; value: number; low?: number; high?: number; text: string }[]
  /** Where the axis ends; default: the largest value. */
  most?: number
}

/** Columns over time, each stacked from these series. */
export interface ColumnChart {
  kind: 'columns'
  title: string
  series: string[]
  columns: { label: string; values: number[] }[]
}
