import { printable } from '../../report/print/printable'

/**
 * Rows of cells as lines, with columns as wide as their longest cell. The columns in `figures` (by index) are aligned to
 * the right. Control characters are taken out.
 */
export function columns(rows: readonly string[][], figures: readonly number[] = []): string {
  const cells = rows.map((row) => row.map(printable))
  const width = (column: number) => cells.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0)
  const widths = (cells[0] ?? []).map((_, column) => width(column))
  const line = (row: string[]) =>
    row.map((cell, column) => padded(cell, widths[column] ?? 0, figures.includes(column))).join('  ')
  return cells.map((row) => `  ${line(row).trimEnd()}\n`).join('')
}

function padded(cell: string, width: number, isFigure: boolean): string {
  return isFigure ? cell.padStart(width) : cell.padEnd(width)
}
