import { createHash } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { LogSpool } from '../spool/logSpool'

/** The version of partial files. It changes when a line, or how sessions are put together, does. */
export const partialVersion = 2

const piece = 1 << 20

/**
 * Writes the sessions of a log as a partial report: a line of JSON each, with a first line that tells the version, and a
 * last one with counts and the SHA-256 of all before. The file is there when all of it is. Returns how many sessions it has.
 */
export function writePartial(path: string, log: LogSpool): number {
  const beside = `${path}.part`
  const file = openSync(beside, 'w', 0o600)
  const hash = createHash('sha256')
  const waiting: string[] = []
  const flush = () => writeSync(file, waiting.splice(0).join(''))
  let size = 0
  let sessions = 0

  function write(value: unknown): void {
    const line = `${JSON.stringify(value)}\n`
    hash.update(line)
    waiting.push(line)
    size += line.length
    if (size < piece) return
    flush()
    size = 0
  }

  try {
    write({ fairwell: 'partial', version: partialVersion })
    for (const kept of log.kept()) {
      write(kept)
      sessions += 1
    }
    const checksum = hash.copy().digest('hex')
    write({ sessions, counts: log.counts, checksum })
    flush()
    closeSync(file)
    renameSync(beside, path)
    return sessions
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
