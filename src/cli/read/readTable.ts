import { pipeline, Readable } from 'node:stream'
import { type CsvError, type Info, parse } from 'csv-parse'
import { counted } from '../../report/print/wording'
import { delimiterOf } from './delimiterOf'
import type { Row } from './row'

/** The longest row. A longer one most likely has a quote that never closes. */
const longestRow = 1_000_000

/** The rows of a table that begins with `start`: a header, then cells between commas, semicolons or tabs. */
export async function* readTable(text: AsyncIterable<string>, start: string): AsyncGenerator<Row> {
  const { delimiter, headerLine } = delimiterOf(start)
  const broken: CsvError[] = []
  const parser = parse({
    ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true },
    ...{ info: true, max_record_size: longestRow, delimiter, from_line: headerLine },
    cast: (cell, { quoting }) => (quoting ? cell : unescaped(cell, delimiter)),
    // An error that is thrown would take with it the rows that are parsed and not yet read.
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) broken.push(error)
      return undefined
    },
  })
  let header: string[] | undefined
  let last = 0
  for await (const { record, info } of pipeline(Readable.from(text), parser, () => {}) as AsyncIterable<CsvRecord>) {
    last = info.lines
    if (header && !isTypes(record)) yield readRecord(record, header, last)
    header ??= record
  }
  for (const { message } of broken)
    yield { row: last + 1, problem: `expected CSV, got what can't be read from here to the end: ${message}` }
}

interface CsvRecord {
  record: string[]
  info: Info
}

/**
 * A record as a Row. Cells beyond the header matter only where they hold something; a row that is too short may have lost
 * its end.
 */
function readRecord(record: string[], header: string[], row: number): Row {
  const isWhole = record.length >= header.length && record.slice(header.length).every((cell) => cell === '')
  // Of columns with the same name the first that holds something counts.
  const cells = new Map<string, string | undefined>()
  header.forEach((name, index) => {
    if (!cells.get(name)) cells.set(name, record[index])
  })
  const value = Object.fromEntries(cells)
  if (isWhole) return { row, value }
  return { row, value, problem: `expected ${counted(header.length, 'column')} as in the header, got ${record.length}` }
}

const escapes: Record<string, string> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', 0: '\0', '\\': '\\', "'": "'" }

/** A cell without the escapes that databases write: `\N` for a missing value and, between tabs, what would break a line. */
function unescaped(cell: string, delimiter: string): string {
  if (cell === '\\N') return ''
  if (delimiter !== '\t' || !cell.includes('\\')) return cell
  return cell.replace(/\\(.)/gs, (all, character: string) => escapes[character] ?? all)
}

const typeNames = ['String', 'FixedString', 'LowCardinality(', 'Nullable(', 'UInt', 'Int', 'Float', 'Decimal', 'Bool']
const otherTypeNames = ['Date', 'JSON', 'Object(', 'Enum', 'UUID', 'Array(', 'Map(', 'Tuple(', 'Dynamic', 'Variant(']

/** Whether this is the second row of headings of ClickHouse's formats `…WithNamesAndTypes`, which names types. */
function isTypes(record: string[]): boolean {
  return record.every((cell) => [...typeNames, ...otherTypeNames].some((name) => cell.startsWith(name)))
}
