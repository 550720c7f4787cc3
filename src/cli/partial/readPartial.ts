import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { ZodMiniType } from 'zod/mini'
import type { Kept } from '../../report/partial/kept'
import { openText } from '../read/openText'
import { splitLines } from '../read/splitLines'
import type { LogCounts } from '../spool/logSpool'
import { footSchema, headSchema, keptSchema } from './keptSchema'
import { partialVersion } from './writePartial'

/** What a partial file's last line says. */
export interface PartialFoot {
  sessions: number
  counts: LogCounts
  /** Two files with the same checksum hold the same shard. */
  checksum: string
}

/**
 * Reads a partial file, gzipped or not, and hands over each session that it keeps. Rejects with an Error that names the file
 * and line where it is no partial, of another version, cut off, or was changed.
 */
export async function readPartial(path: string, stdin: Readable, take: (kept: Kept) => void): Promise<PartialFoot> {
  const hash = createHash('sha256')
  // Only what follows tells whether a line is the last one, which holds the checksum of those before.
  let last: string | undefined
  let line = 0
  for await (const text of splitLines(openText(path, stdin))) {
    line += 1
    if (line === 1) readHead(path, text)
    if (last !== undefined) {
      hash.update(`${last}\n`)
      if (line > 2) take(sessionIn(keptSchema, last, `${path}: line ${line - 1}: expected a session`))
    }
    last = text
  }
  if (last === undefined || line < 2) throw cutOff(path)
  const foot = read(footSchema, last)
  if (!foot) throw cutOff(path)
  if (foot.checksum !== hash.digest('hex') || foot.sessions !== line - 2) {
    throw new Error(`${path}: expected the partial as it was written, got one that was changed since. Make it again.`)
  }
  return foot
}

function readHead(path: string, text: string): void {
  const head = read(headSchema, text)
  if (!head)
    throw new Error(
      `${path}: expected a file that fairwell report --partial wrote, got ${JSON.stringify(text.slice(0, 40))}. Nothing was counted. Without --merge the report is of a log.`,
    )
  if (head.version === partialVersion) return
  throw new Error(
    `${path}: expected a partial of version ${partialVersion}, got version ${head.version}. Make all partials with the fairwell that merges them.`,
  )
}

function cutOff(path: string): Error {
  return new Error(`${path}: expected a whole partial, got one that is cut off. Nothing was counted; make it again.`)
}

function sessionIn<Value>(schema: ZodMiniType<Value>, text: string, where: string): Value {
  const value = read(schema, text)
  if (value === undefined) throw new Error(`${where}, got ${JSON.stringify(text.slice(0, 60))}. Nothing was counted.`)
  return value
}

function read<Value>(schema: ZodMiniType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
