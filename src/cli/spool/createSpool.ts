import { appendFileSync, closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { fingerprint } from '../../report/log/fingerprint'

/** Lines put aside under keys, to be taken back with all lines of a key together. */
export interface Spool {
  /** Puts a line aside. It may hold no line break. */
  add(key: string, line: string): void
  /**
   * Takes all lines back, in parts that memory can hold. All lines of a key are in one part, in the order in which they were
   * added. A part is gone once it was taken.
   */
  parts(): Generator<string[]>
}

/** Where a spool puts what memory shall not hold. */
export interface SpoolPlace {
  /** Resolves the path of a file of this name in a folder that is made at the first call. */
  pathOf(name: string): string
  /** How many characters all spools together hold before they write them to files; default 4 million. */
  held?: number
  /** How many bytes a part may have before it is divided again; default 24 million. */
  part?: number
}

const fanOut = 256
/** A key's fingerprint has 32 bits, and each level divides by 8 of them. */
const levels = 4

/** A Spool whose memory stays the same however many lines it takes: beyond some millions of characters they go to files. */
export function createSpool(name: string, place: SpoolPlace): Spool {
  const { put, parts } = createLevel(name, place, 0)
  return { add: (key, line) => put(fingerprint(key, 0x01000193), line), parts }
}

/** One level of a spool: lines by 8 bits of their keys' marks. */
interface Level {
  put(mark: number, line: string): void
  parts(): Generator<string[]>
}

function createLevel(name: string, place: SpoolPlace, level: number): Level {
  const held = place.held ?? 4_000_000
  const part = place.part ?? 24_000_000
  const waiting: string[][] = Array.from({ length: fanOut }, () => [])
  const written = new Array<number>(fanOut).fill(0)
  let size = 0

  const pathOf = (bucket: number) => place.pathOf(`${name}-${bucket.toString(16)}`)

  function put(mark: number, line: string): void {
    const bucket = (mark >>> (8 * (levels - 1 - level))) & (fanOut - 1)
    waiting[bucket]?.push(`${mark.toString(36)} ${line}`)
    size += line.length
    if (size > held) flush()
  }

  function flush(): void {
    for (const [bucket, lines] of waiting.entries()) {
      if (lines.length === 0) continue
      const text = `${lines.join('\n')}\n`
      appendFileSync(pathOf(bucket), text, { mode: 0o600 })
      written[bucket] = (written[bucket] ?? 0) + text.length
      waiting[bucket] = []
    }
    size = 0
  }

  function* linesOf(bucket: number): Generator<string> {
    if (written[bucket]) yield* readLines(pathOf(bucket))
    yield* waiting[bucket] ?? []
    waiting[bucket] = []
    if (written[bucket]) rmSync(pathOf(bucket))
  }

  function* parts(): Generator<string[]> {
    // What is held goes to its file first, so that only one part is in memory at a time.
    if (written.some((bytes) => bytes > 0)) flush()
    for (let bucket = 0; bucket < fanOut; bucket += 1) {
      if ((written[bucket] ?? 0) <= part || level === levels - 1) yield [...linesOf(bucket)].map(lineOf)
      else yield* divided(bucket)
    }
  }

  function* divided(bucket: number): Generator<string[]> {
    const smaller = createLevel(`${name}-${bucket.toString(16)}`, place, level + 1)
    for (const each of linesOf(bucket)) smaller.put(Number.parseInt(each, 36), lineOf(each))
    yield* smaller.parts()
  }

  return { put, parts }
}

function lineOf(text: string): string {
  return text.slice(text.indexOf(' ') + 1)
}

const pieceSize = 1 << 20

/** The lines of a file, read a piece at a time. */
export function* readLines(path: string): Generator<string> {
  if (!existsSync(path)) return
  const file = openSync(path, 'r')
  const decoder = new StringDecoder('utf8')
  const piece = Buffer.alloc(pieceSize)
  try {
    let rest = ''
    for (let bytes = readSync(file, piece); bytes > 0; bytes = readSync(file, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, bytes))).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    closeSync(file)
  }
}
