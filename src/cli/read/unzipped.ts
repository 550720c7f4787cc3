import { PassThrough } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** A gzip file that is cut off or broken. Everything before the break has been passed on. */
export class BrokenGzip extends Error {}

type Bytes = AsyncGenerator<Uint8Array>

/** The bytes of a stream, unpacked where it is gzip, even twice. Throws an Error for a zip archive, which a spreadsheet is, too. */
export async function* unzipped(stream: AsyncIterable<Uint8Array | string>): Bytes {
  const { start, whole } = await peek(stream)
  if (begins(start, zip))
    throw new Error('expected text or gzip, got a zip archive or a spreadsheet. Unpack it, or save it as CSV.')
  if (begins(start, gzip)) yield* unzipped(pumped(whole))
  else yield* whole
}

const gzip = [0x1f, 0x8b]
const zip = [0x50, 0x4b, 0x03, 0x04]

function begins(start: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => start[index] === byte)
}

/** The first bytes, enough to tell one format from another, and the whole stream from its beginning. */
async function peek(stream: AsyncIterable<Uint8Array | string>): Promise<{ start: Uint8Array; whole: Bytes }> {
  const pieces = stream[Symbol.asyncIterator]()
  let start = Buffer.alloc(0)
  while (start.length < zip.length) {
    const next = await pieces.next()
    if (next.done) break
    start = Buffer.concat([start, Buffer.from(next.value as Uint8Array)])
  }
  async function* whole(): Bytes {
    if (start.length > 0) yield start
    for (let next = await pieces.next(); !next.done; next = await pieces.next())
      yield Buffer.from(next.value as Uint8Array)
  }
  return { start, whole: whole() }
}

/** The unpacked bytes. A pipe passes no errors on, so they are caught here, and a truncated file still gives what it holds. */
async function* pumped(pieces: Bytes): Bytes {
  const gunzip = createGunzip()
  const out = gunzip.pipe(new PassThrough())
  let broken: BrokenGzip | undefined
  gunzip.on('error', (error) => {
    broken = new BrokenGzip(`expected whole gzip, got what can't be unpacked to its end: ${error.message}`)
    out.end()
  })
  let failure: unknown
  const writing = write(pieces, gunzip).catch((error: Error) => {
    failure = error
    gunzip.destroy(error)
  })
  yield* out
  await writing
  if (failure ?? broken) throw failure ?? broken
}

async function write(pieces: Bytes, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  for await (const piece of pieces) {
    if (gunzip.destroyed) return
    if (!gunzip.write(piece)) await new Promise((resolve) => gunzip.once('drain', resolve).once('error', resolve))
  }
  gunzip.end()
}
