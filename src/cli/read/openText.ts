import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { decoded } from './decoded'
import { unzipped } from './unzipped'

/**
 * The text of a file, or of standard input for `-`, in pieces. Iterating throws an Error that names a file which cannot be
 * read.
 */
export function openText(path: string, stdin: Readable): AsyncGenerator<string> {
  return textOf(path === '-' ? stdin : openFile(path))
}

/**
 * Bytes as text, whatever the file is called: gzip and UTF-16 are recognized by their first bytes, and a byte order mark is
 * dropped.
 */
export function textOf(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  return decoded(unzipped(bytes))
}

async function* openFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(
      `${path}: expected a file that can be read, got ${code === 'ENOENT' ? 'no such file (ENOENT)' : code}.`,
    )
  }
}
