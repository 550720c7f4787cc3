import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser'
import { lineAndColumn } from './lineAndColumn'

/** The value of a JSON text. Throws an Error that says what in it is no JSON, with its line and column, both from 1. */
export function parseJson(text: string): unknown {
  // Windows editors begin a file with a byte order mark.
  const content = text.replace(/^\ufeff/, '')
  try {
    return JSON.parse(content)
  } catch (error) {
    const { offset, what } = faultIn(content) ?? {
      offset: 0,
      what: `${error instanceof Error ? error.message : error}`,
    }
    const { line, column } = lineAndColumn(content, offset)
    throw new Error(`at ${line}:${column}: ${what}`)
  }
}

interface SyntaxFault {
  offset: number
  what: string
}

/** The first thing in the text that JSON does not allow, and its offset. */
function faultIn(content: string): SyntaxFault | undefined {
  if (!content.trim()) return { offset: 0, what: 'the file is empty.' }
  if (content.includes('\0') || content.startsWith('\ufffd'))
    return { offset: 0, what: 'the file is not in UTF-8. Save it in UTF-8.' }
  const errors: ParseError[] = []
  parse(content, errors, { disallowComments: true })
  const commas = trailingCommas(content)
  const [first] = errors.sort((one, other) => one.offset - other.offset)
  const comma = commas.find((offset) => first === undefined || offset <= first.offset)
  if (comma !== undefined)
    return {
      offset: comma,
      what: 'a trailing comma: nothing follows it before the end of its list or object. Take it out.',
    }
  return first && { offset: first.offset, what: sayFault(first, content) }
}

/** The offsets of commas that nothing but a closing bracket follows. */
function trailingCommas(content: string): number[] {
  const found: number[] = []
  let comma: number | undefined
  const none = () => {
    comma = undefined
  }
  const end = () => {
    if (comma !== undefined) found.push(comma)
    comma = undefined
  }
  visit(content, {
    onSeparator: (character, offset) => {
      comma = character === ',' ? offset : undefined
    },
    onObjectBegin: none,
    onArrayBegin: none,
    onObjectProperty: none,
    onLiteralValue: none,
    onObjectEnd: end,
    onArrayEnd: end,
  })
  return found
}

const sayings: Readonly<Record<string, string>> = {
  InvalidCommentToken: 'a comment, which JSON does not have. Take it out.',
  PropertyNameExpected: 'expected a key in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected a colon after the key',
  CommaExpected: 'expected a comma between two entries',
  CloseBraceExpected: 'expected }, and the text ends or goes on otherwise',
  CloseBracketExpected: 'expected ], and the text ends or goes on otherwise',
  EndOfFileExpected: 'expected the end of the file: one config is one value',
  UnexpectedEndOfComment: 'a comment, which JSON does not have. Take it out.',
  UnexpectedEndOfString: 'a text that does not end on its line: a quote is missing',
  UnexpectedEndOfNumber: 'a number that is none',
  InvalidUnicode: 'a \\u that four hexadecimal digits do not follow',
  InvalidEscapeCharacter: 'a backslash before a character that it does not go with',
  InvalidCharacter: 'a character that has to be escaped, such as a tab or a line break in a text',
  InvalidNumberFormat: 'a number that is none',
}

/** How other languages begin a comment. */
const commentMarks = ['//', '/*', '#', '<!--']

function sayFault({ error, offset }: ParseError, content: string): string {
  const came = content.slice(offset).split(/\s/, 1)[0]?.slice(0, 20) ?? ''
  if (came.startsWith("'")) return 'single quotes, where JSON has double quotes for texts and keys.'
  if (/^[\u2018-\u201f\u00ab\u00bb`]/.test(came))
    return `${came[0]} is no quote of JSON: texts and keys stand in double quotes.`
  if (/^[\w$]+\s*:/.test(content.slice(offset))) return `a key without its double quotes, got ${came}.`
  if (commentMarks.some((mark) => came.startsWith(mark))) return 'a comment, which JSON does not have. Take it out.'
  const got = came ? `got ${came}` : 'got the end of the file'
  const name = printParseErrorCode(error)
  if (name === 'InvalidSymbol')
    return `${got}, which is no value: write text in double quotes, else a number, true, false or null.`
  const saying = sayings[name] ?? 'no JSON'
  return saying.endsWith('.') ? saying : `${saying}, ${got}.`
}
