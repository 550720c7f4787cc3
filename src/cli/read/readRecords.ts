import { readJsonRows } from './readJsonRows'
import { readTable } from './readTable'
import type { Row } from './row'
import { BrokenGzip } from './unzipped'

/** How many characters are read to tell what a text is; they hold the whole header of a table. */
const enough = 65_536

/**
 * The rows of a text: a table with a header (commas, semicolons or tabs), NDJSON, a JSON array, one JSON value over several
 * lines, or the pages of an API's list. What cannot be read becomes a row with a problem, so nothing is left out.
 */
export async function* readRecords(text: AsyncIterable<string>): AsyncGenerator<Row> {
  const end: { problem?: string } = {}
  const { start, whole } = await peek(untilBroken(text, end))
  let last = 0
  for await (const row of isJson(start) ? readJsonRows(whole, start) : readTable(whole, start)) {
    last = row.row
    yield row
  }
  if (end.problem) yield { row: last + 1, problem: end.problem }
}

function isJson(start: string): boolean {
  return ['{', '['].includes(start.trimStart()[0] ?? '')
}

async function* untilBroken(text: AsyncIterable<string>, end: { problem?: string }): AsyncGenerator<string> {
  try {
    yield* text
  } catch (error) {
    if (!(error instanceof BrokenGzip)) throw error
    end.problem = error.message
  }
}

async function peek(text: AsyncGenerator<string>) {
  let start = ''
  while (start.length < enough) {
    const next = await text.next()
    if (next.done) break
    start += next.value
  }
  async function* whole(): AsyncGenerator<string> {
    if (start !== '') yield start
    yield* text
  }
  return { start, whole: whole() }
}
