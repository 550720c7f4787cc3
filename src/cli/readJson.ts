import { text } from 'node:stream/consumers'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import { openText } from './read/openText'
import type { Streams } from './report'

/** The JSON of a file, or of standard input for `-`. Throws an Error that names the file, and the line where it is none. */
export async function readJson(path: string, { stdin }: Pick<Streams, 'stdin'>): Promise<unknown> {
  const content = await text(openText(path, stdin))
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Error(`${path}${whatIsWrong(content) ?? `: expected JSON, got something else. ${error}`}`)
  }
}

/** `:3:14: expected JSON, got …`. What JSON.parse says of the place differs from one version of Node to the next. */
function whatIsWrong(content: string): string | undefined {
  if (content.trim() === '') return ': expected JSON, got nothing.'
  const errors: ParseError[] = []
  parse(content, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
  const [first] = errors
  if (!first) return undefined
  const before = content.slice(0, first.offset).split('\n')
  const line = content.slice(first.offset).split('\n', 1)[0]?.trim().slice(0, 40)
  const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
  const got = line ? `\`${line}\`` : 'the end'
  return `:${place}: expected JSON, got something else from ${got} on (${worded(first.error)}).`
}

/** `CommaExpected` as `comma expected`. */
function worded(code: ParseError['error']): string {
  return printParseErrorCode(code)
    .replace(/(?!^)[A-Z]/g, ' $&')
    .toLowerCase()
}
