import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Streams } from './report'

/** The JSON of a file, or of standard input for `-`. Throws an Error that names the file when there is none in it. */
export async function readJson(path: string, { stdin }: Pick<Streams, 'stdin'>): Promise<unknown> {
  const content = path === '-' ? await text(stdin) : await readText(path)
  try {
    // Windows editors begin a file with a byte order mark.
    return JSON.parse(content.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Error(`${path}: expected JSON, got something else. ${error instanceof Error ? error.message : ''}`)
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw new Error(`${path}: expected a file that can be read, got ${code === 'ENOENT' ? 'no such file' : code}.`)
  }
}
