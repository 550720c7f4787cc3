import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parseJson } from './parseJson'
import type { Streams } from './report'

/** The JSON of a file, or of standard input for `-`. Throws an Error that names the file when there is none in it. */
export async function readJson(path: string, streams: Pick<Streams, 'stdin'>): Promise<unknown> {
  return (await readJsonText(path, streams)).value
}

/** The same with its text, in which places can be told. */
export async function readJsonText(
  path: string,
  { stdin }: Pick<Streams, 'stdin'>,
): Promise<{ text: string; value: unknown }> {
  const content = path === '-' ? await text(stdin) : await readText(path)
  try {
    return { text: content, value: parseJson(content) }
  } catch (error) {
    throw new Error(`${path}: expected JSON, got something else ${error instanceof Error ? error.message : ''}`)
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
