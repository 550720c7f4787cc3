import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { printable } from '../../report/print/printable'
import { prose } from './prose'
import type { Terminal } from './terminal'

/** A table for a terminal. Control characters in cells are printed as blanks. */
export interface TextTable {
  caption?: string
  /** The names of the columns; none where the cells speak for themselves. */
  columns?: readonly string[]
  rows: readonly (readonly string[])[]
  /** The indexes of columns with sentences: aligned to the start, and wrapped where there is no room. */
  prose?: readonly number[]
  /** The indexes of columns with words, aligned to the start. The first one is always; all others are figures. */
  words?: readonly number[]
  /** The indexes of columns to leave out where the terminal is narrow, the first to go first; default: from the last. */
  spare?: readonly number[]
}

const indent = 2
const gap = 2
/** A column of sentences is wrapped down to this, and not further. */
const leastProse = 24

/**
 * The table in lines that fit the terminal: sentences are wrapped, then spare columns left out, and what still has no room
 * is printed as a list, a row after the other. Wide characters, such as Chinese, take two places.
 */
export function tableText(table: TextTable, terminal: Terminal): string {
  const rows = table.rows.map((row) => row.map(printable))
  const columns = table.columns?.map(printable)
  const all = columns ? [columns, ...rows] : rows
  const count = Math.max(0, ...all.map((row) => row.length))
  const natural = Array.from({ length: count }, (_, index) =>
    Math.max(...all.map((row) => stringWidth(row[index] ?? ''))),
  )
  const least = natural.map((width, index) => (table.prose?.includes(index) ? Math.min(width, leastProse) : width))
  const shown = columnsThatFit(least, table.spare, terminal.width)
  const caption = table.caption ? [terminal.paint.bold(prose(printable(table.caption), terminal))] : []
  if (!shown) return [...caption, ...listed(columns, rows, terminal)].join('\n')
  const widths = roomFor(natural, least, { shown, prose: table.prose, room: terminal.width })
  const head = columns ? lineOf(columns, table, widths).map(terminal.paint.dim) : []
  const left = columns ? columns.filter((name, index) => name && !shown.includes(index)) : []
  return [
    ...caption,
    ...head,
    ...rows.flatMap((row) => lineOf(row, table, widths)),
    ...(left.length > 0
      ? [' '.repeat(indent) + terminal.paint.dim(prose(printable(`no room for: ${left.join(', ')}`), terminal, indent))]
      : []),
  ].join('\n')
}

/** The columns that fit beside each other, the spare ones left out in turn; null where not even two do. */
function columnsThatFit(least: number[], spare: readonly number[] | undefined, room: number): number[] | null {
  const shown = least.map((_, index) => index)
  const toGo = [...(spare ?? shown.slice(2).reverse())]
  while (lengthOf(shown.map((index) => least[index] ?? 0)) > room) {
    const next = toGo.shift()
    if (next === undefined) return null
    shown.splice(shown.indexOf(next), 1)
  }
  return shown
}

function lengthOf(widths: readonly number[]): number {
  return indent + widths.reduce((total, width) => total + width + gap, -gap)
}

interface Room {
  shown: number[]
  prose: readonly number[] | undefined
  room: number
}

/** The width of each shown column. What is left over beside the others is for sentences. */
function roomFor(natural: number[], least: number[], { shown, prose = [], room }: Room): Map<number, number> {
  const widths = new Map(shown.map((index) => [index, least[index] ?? 0]))
  for (const index of shown.filter((each) => prose.includes(each))) {
    const free = room - lengthOf([...widths.values()])
    widths.set(index, Math.min(natural[index] ?? 0, (widths.get(index) ?? 0) + free))
  }
  return widths
}

/** One row in as many lines as its longest sentence needs. */
function lineOf(row: readonly string[], table: TextTable, widths: Map<number, number>): string[] {
  const cells = [...widths].map(([index, width]) => {
    const isWords = index === 0 || table.words?.includes(index) || table.prose?.includes(index)
    const text = row[index] ?? ''
    const lines =
      table.prose?.includes(index) && Number.isFinite(width)
        ? wrapAnsi(text, width, { hard: true }).split('\n')
        : [text]
    return { lines, pad: (line: string) => padded(line, width, !isWords) }
  })
  const height = Math.max(1, ...cells.map(({ lines }) => lines.length))
  return Array.from({ length: height }, (_, at) =>
    (' '.repeat(indent) + cells.map(({ lines, pad }) => pad(lines[at] ?? '')).join(' '.repeat(gap))).trimEnd(),
  )
}

/** The rows one after the other, each cell behind its column's name. */
function listed(columns: string[] = [], rows: string[][], { width, paint }: Terminal): string[] {
  return rows.flatMap(([name = '', ...cells]) => [
    ...wrapAnsi(name, width - indent, { hard: true })
      .split('\n')
      .map((line) => ' '.repeat(indent) + line),
    ...cells.flatMap((cell, index) => {
      if (cell === '' || cell === '–') return []
      const label = columns[index + 1] ? `${paint.dim(`${columns[index + 1]}:`)} ` : ''
      return wrapAnsi(label + cell, width - 2 * indent, { hard: true })
        .split('\n')
        .map((line) => ' '.repeat(2 * indent) + line)
    }),
  ])
}

function padded(text: string, width: number, isFigure: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return isFigure ? blanks + text : text + blanks
}
