import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, type Info, parse } from 'csv-parse'
import { readValues } from '../readEvents'

/** One customer as the file has it, or why it can't be read. */
export interface Row {
  /** Of CSV the line it ends on (the header is line 1), of JSON its place among the values. */
  row: number
  value?: Record<string, unknown>
  problem?: string
}

/** A CSV row as long as this has most likely a quote that never closes. */
const longestRow = 1_000_000

/** The rows of CSV (commas, semicolons or tabs), NDJSON or a JSON array, gzipped or not, one at a time. */
export async function* readRows(stream: Readable): AsyncGenerator<Row> {
  const { start, whole } = await peek(stream)
  if (start[0] === 0x1f && start[1] === 0x8b) yield* readRows(pipeline(whole, createGunzip(), () => {}))
  else if (/^[\ufeff\s]*[[{]/.test(start.toString())) yield* readJsonRows(whole)
  else yield* readCsvRows(whole, delimiterOf(start.toString()))
}

async function peek(stream: Readable): Promise<{ start: Buffer; whole: Readable }> {
  const pieces = stream[Symbol.asyncIterator]()
  const first = await pieces.next()
  async function* all() {
    for (let next = first; !next.done; next = await pieces.next()) yield next.value
  }
  return { start: Buffer.from(first.done ? '' : first.value), whole: Readable.from(all()) }
}

function delimiterOf(start: string): string {
  const header = start.split('\n', 1)[0] ?? ''
  const count = (mark: string) => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

async function* readJsonRows(stream: Readable): AsyncGenerator<Row> {
  let row = 0
  for await (const value of readValues(stream)) {
    row += 1
    if (typeof value === 'object' && value !== null) yield { row, value: value as Record<string, unknown> }
    else
      yield { row, problem: `expected a JSON object, got ${value === undefined ? 'no JSON' : JSON.stringify(value)}` }
  }
}

async function* readCsvRows(stream: Readable, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true },
    ...{ info: true, max_record_size: longestRow, delimiter },
  })
  let header: string[] | undefined
  let last = 0
  try {
    for await (const { record, info } of pipeline(stream, parser, () => {}) as AsyncIterable<CsvRecord>) {
      last = info.lines
      if (header) yield readRecord(record, header, last)
      header ??= record
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    yield { row: last + 1, problem: `expected CSV, got what can't be read from here to the end: ${error.message}` }
  }
}

interface CsvRecord {
  record: string[]
  info: Info
}

function readRecord(record: string[], header: string[], row: number): Row {
  if (record.length !== header.length)
    return { row, problem: `expected ${header.length} columns as in the header, got ${record.length}` }
  return { row, value: Object.fromEntries(header.map((name, index) => [name, record[index]])) }
}
