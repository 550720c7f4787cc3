import { createReadStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { readDatabase } from './readDatabase'
import { splitJson } from './splitJson'

/** The records of a file, of standard input (`-`) or of a PostgreSQL URL. One that is no JSON comes as undefined. */
export function readEvents(source: string, stdin: Readable): AsyncIterable<unknown> {
  if (/^postgres(ql)?:\/\//.test(source)) return readDatabase(source)
  return readValues(source === '-' ? stdin : createReadStream(source))
}

/** JSON values of NDJSON or of an array, plain or gzipped, whatever the file is called. */
export async function* readValues(stream: Readable): AsyncGenerator<unknown> {
  for await (const text of splitJson(decoded(await unzipped(stream)))) yield* flat(parsed(text))
}

/** Gzip says so in its first two bytes. */
async function unzipped(stream: Readable): Promise<AsyncIterable<Uint8Array | string>> {
  const pieces = stream[Symbol.asyncIterator]()
  const first = await pieces.next()
  const whole = chain(first, pieces)
  const start = first.done ? undefined : Buffer.from(first.value)
  if (start?.[0] !== 0x1f || start[1] !== 0x8b) return whole
  return pumped(whole)
}

async function* chain(first: IteratorResult<unknown>, pieces: AsyncIterator<unknown>): AsyncGenerator<Uint8Array> {
  for (let next = first; !next.done; next = await pieces.next()) yield Buffer.from(next.value as Uint8Array)
}

/** A pipe hands no errors on, and a truncated file should still give what it holds. */
async function* pumped(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array | string> {
  const gunzip = createGunzip()
  const out = gunzip.pipe(new PassThrough())
  gunzip.on('error', () => out.end('\n{"truncated gzip'))
  let failure: unknown
  const writing = write(pieces, gunzip).catch((error: Error) => {
    failure = error
    gunzip.destroy(error)
  })
  yield* out
  await writing
  if (failure) throw failure
}

async function write(pieces: AsyncGenerator<Uint8Array>, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  for await (const piece of pieces) {
    if (gunzip.destroyed) return
    if (!gunzip.write(piece)) await new Promise((resolve) => gunzip.once('drain', resolve).once('error', resolve))
  }
  gunzip.end()
}

async function* decoded(pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const piece of pieces) yield typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A line may hold a whole batch. */
function flat(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}
