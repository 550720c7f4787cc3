import type { Readable } from 'node:stream'
import { isDatabaseUrl } from './connect'
import { openText, textOf } from './openText'
import { readDatabase } from './readDatabase'
import { readRecords } from './readRecords'

/** The records of a file, of standard input (`-`) or of a PostgreSQL URL. A record that cannot be read comes as undefined. */
export function readEvents(source: string, stdin: Readable): AsyncIterable<unknown> {
  if (isDatabaseUrl(source)) return readDatabase(source)
  return valuesOf(openText(source, stdin))
}

/** The records of a stream, in any form that `readRecords` reads. A record that cannot be read comes as undefined. */
export function readValues(stream: Readable): AsyncGenerator<unknown> {
  return valuesOf(textOf(stream))
}

async function* valuesOf(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  for await (const { value, problem } of readRecords(text)) yield problem === undefined ? value : undefined
}
