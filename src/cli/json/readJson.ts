import { text } from 'node:stream/consumers'
import type { Streams } from '../commands/streams'
import { openText } from '../read/openText'
import { parseJson } from './parseJson'

/**
 * The JSON value of a file, or of standard input for `-`. Throws an Error that names the file and the place where it is no
 * JSON.
 */
export async function readJson(path: string, streams: Pick<Streams, 'stdin'>): Promise<unknown> {
  return (await readJsonText(path, streams)).value
}

/** The same together with its text, for commands that name lines and columns. */
export async function readJsonText(
  path: string,
  { stdin }: Pick<Streams, 'stdin'>,
): Promise<{ text: string; value: unknown }> {
  const content = await text(openText(path, stdin))
  try {
    return { text: content, value: parseJson(content) }
  } catch (error) {
    throw new Error(`${path}: expected JSON, got something else ${error instanceof Error ? error.message : ''}`)
  }
}
