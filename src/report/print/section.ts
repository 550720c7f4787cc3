import type { Measured } from './measured'

/** One part of the report. Every format prints the same sections, and a chart never shows what its table does not say. */
export interface Section {
  id: string
  title: string
  /** Whole sentences on what the figures say and what they do not. */
  says: string[]
  charts: Chart[]
  tables: Table[]
}

/** What stands in one place of a table: words, or a figure with its interval, which HTML draws as a thin bar. */
export type Cell = string | Measured

/** A table of cells. */
export interface Table {
  caption: string
  columns: string[]
  /**
   * The rows, each with as many cells as there are columns. The first cell names the row; the others are figures, aligned
   * to the end.
   */
  rows: Cell[][]
  /** The indexes of columns that hold sentences, aligned to the start. */
  prose?: number[]
  /** The indexes of columns that a narrow terminal leaves out, the first to go first. */
  spare?: number[]
  /** The index of a column for machines, which HTML folds away; a cell that is `–` is empty. */
  machine?: number
  /** True where HTML shows the table only when it is asked for: a chart or a sentence says the same, or few want it. */
  folded?: boolean
}

/** A chart of one of the two kinds. */
export type Chart = BarChart | ColumnChart

/** Horizontal bars that begin at 0 and end at the largest value, each with its interval if it has one. */
export interface BarChart {
  kind: 'bars'
  title: string
  bars: { label: string; value: number; low?: number; high?: number; text: string }[]
}

/** Columns over time, each stacked of one value for each series. */
export interface ColumnChart {
  kind: 'columns'
  title: string
  series: string[]
  columns: { label: string; values: number[] }[]
}
