import { PassThrough } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** A gzip that ends before its end, or breaks within. Everything up to there has been handed on. */
export class BrokenGzip extends Error {}

type Bytes = AsyncGenerator<Uint8Array>

/** The bytes of what may be gzipped, once or twice. Throws an Error for an archive of several files, which a spreadsheet is, too. */
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

/** The first bytes, as many as tell one format from another, and all of them from the beginning. */
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

/** A pipe hands no errors on, and a truncated file should still give what it holds. */
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
