import type { Row } from './row'
import { hasMore, rowsIn } from './rowsIn'
import { splitLines } from './splitLines'
import { splitValues } from './splitValues'

/** The rows of JSON text that begins with `start`. */
export async function* readJsonRows(text: AsyncIterable<string>, start: string): AsyncGenerator<Row> {
  let row = 0
  let goesOn = false
  for await (const each of isLines(start) ? splitLines(text) : splitValues(text)) {
    const value = parsed(each)
    goesOn = hasMore(value)
    for (const one of rowsIn(value)) {
      row += 1
      yield rowOf(one, row)
    }
  }
  if (goesOn) yield { row: row + 1, problem: 'expected the whole list, got a page that says others follow (has_more)' }
}

function rowOf(value: unknown, row: number): Row {
  if (typeof value === 'object' && value !== null) return { row, value: value as Record<string, unknown> }
  return { row, problem: `expected a JSON object, got ${value === undefined ? 'no JSON' : JSON.stringify(value)}` }
}

/** Whether each line is a JSON value of its own. Where the first line was cut off, the second one begins a new value. */
function isLines(start: string): boolean {
  const text = start.trimStart()
  if (text.startsWith('[')) return false
  const [first = '', second = '{'] = text.split('\n', 2)
  return parsed(first) !== undefined || second === '' || second.startsWith('{')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
