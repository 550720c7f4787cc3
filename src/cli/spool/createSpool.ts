import { appendFileSync, rmSync } from 'node:fs'
import { fingerprint } from '../../report/log/fingerprint'
import { readLines } from './readLines'

/** Lines put aside under keys, to be taken back with all lines of a key together. */
export interface Spool {
  /** Puts a line aside. It may hold no line break. */
  add(key: string, line: string): void
  /**
   * Takes all lines back, the lines of one key after those of another, each key's in the order in which they were added. It
   * can be asked once, and the lines of a key can be read until those of the next one are asked for.
   */
  groups(): Generator<Iterable<string>>
}

/** Where a spool puts what memory shall not hold. */
export interface SpoolPlace {
  /** Resolves the path of a file of this name in a folder that is made at the first call. */
  pathOf(name: string): string
  /** How many characters a spool holds before it writes them to files; default 2 million. */
  held?: number
  /** How many bytes a part may have before it is divided again; default 24 million. */
  part?: number
}

const fanOut = 256
/** What a line costs memory beside its characters, counted as characters. */
const lineCost = 64
/** A name's first fingerprint has 32 bits, and each level divides by 8 of them. */
const levels = 4

/** A Spool whose memory stays the same however many lines it takes: beyond some millions of characters they go to files. */
export function createSpool(name: string, place: SpoolPlace): Spool {
  const { put, groups } = createLevel(name, place, 0)
  return {
    add: (key, line) => put(fingerprint(key, 0x01000193), `${fingerprint(key, 0x5f356495).toString(36)} ${line}`),
    groups,
  }
}

/** One level of a spool: lines by 8 bits of their keys' marks. Each begins with the other half of its key's fingerprint. */
interface Level {
  put(mark: number, line: string): void
  groups(): Generator<Iterable<string>>
}

function createLevel(name: string, place: SpoolPlace, level: number): Level {
  const held = place.held ?? 2_000_000
  const part = place.part ?? 24_000_000
  const waiting: string[][] = Array.from({ length: fanOut }, () => [])
  const written = new Array<number>(fanOut).fill(0)
  let size = 0

  const pathOf = (bucket: number) => place.pathOf(`${name}-${bucket.toString(16)}`)

  function put(mark: number, line: string): void {
    const bucket = (mark >>> (8 * (levels - 1 - level))) & (fanOut - 1)
    waiting[bucket]?.push(`${mark.toString(36)}.${line}`)
    size += line.length + lineCost
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

  function linesOf(bucket: number): Iterable<string> {
    return written[bucket] ? readLines(pathOf(bucket)) : (waiting[bucket] ?? [])
  }

  function* groups(): Generator<Iterable<string>> {
    // What is held goes to its file first, so that only one part is in memory at a time.
    if (written.some((bytes) => bytes > 0)) flush()
    for (let bucket = 0; bucket < fanOut; bucket += 1) {
      if ((written[bucket] ?? 0) <= part) yield* grouped(linesOf(bucket))
      else if (level === levels - 1) yield* filtered(() => linesOf(bucket))
      else yield* divided(bucket)
      waiting[bucket] = []
      if (written[bucket]) rmSync(pathOf(bucket), { force: true })
    }
  }

  function* divided(bucket: number): Generator<Iterable<string>> {
    const smaller = createLevel(`${name}-${bucket.toString(16)}`, place, level + 1)
    for (const each of linesOf(bucket)) smaller.put(Number.parseInt(each, 36), each.slice(each.indexOf('.') + 1))
    rmSync(pathOf(bucket))
    yield* smaller.groups()
  }

  return { put, groups }
}

/** The lines of a part that memory can hold, name by name. */
function grouped(lines: Iterable<string>): Iterable<string[]> {
  const groups = new Map<string, string[]>()
  for (const each of lines) {
    const name = nameOf(each)
    const known = groups.get(name)
    if (known) known.push(lineOf(each))
    else groups.set(name, [lineOf(each)])
  }
  return groups.values()
}

/** The lines of a part that cannot be divided further: it has hardly more than one name, whose lines are read from the file. */
function* filtered(linesAgain: () => Iterable<string>): Generator<Iterable<string>> {
  const names = new Set<string>()
  for (const each of linesAgain()) names.add(nameOf(each))
  for (const name of names) {
    yield {
      *[Symbol.iterator]() {
        for (const each of linesAgain()) if (nameOf(each) === name) yield lineOf(each)
      },
    }
  }
}

function nameOf(text: string): string {
  return text.slice(0, text.indexOf(' '))
}

function lineOf(text: string): string {
  return text.slice(text.indexOf(' ') + 1)
}
