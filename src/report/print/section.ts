/** One part of the report. Every format prints the same sections, and a chart never shows what its table does not say. */
export interface Section {
  id: string
  title: string
  /** Whole sentences on what the figures say and what they do not. */
  says: string[]
  charts: Chart[]
  tables: Table[]
}

/** A table of texts. */
export interface Table {
  caption: string
  columns: string[]
  /**
   * The rows, each with as many cells as there are columns. The first cell names the row; the others are figures, aligned
   * to the end.
   */
  rows: string[][]
  /** The indexes of columns that hold sentences, aligned to the start. */
  prose?: number[]
  /** The index of a column for machines, which HTML folds away; a cell that is `–` is empty. */
  folded?: number
}

/** A chart of one of the two kinds. */
export type Chart = BarChart | ColumnChart

/** Horizontal bars that begin at 0, each with its interval if it has one. */
export interface BarChart {
  kind: 'bars'
  title: string
  bars: { label: string; value: number; low?: number; high?: number; text: string }[]
  /** The value at the end of the axis; default: the largest one. */
  most?: number
}

/** Columns over time, each stacked of one value for each series. */
export interface ColumnChart {
  kind: 'columns'
  title: string
  series: string[]
  columns: { label: string; values: number[] }[]
}
