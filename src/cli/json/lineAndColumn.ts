/** A place in a text, both numbers from 1. */
export interface Position {
  /** The line, from 1. */
  line: number
  /** The column, from 1, in UTF-16 code units, as editors count. */
  column: number
}

/** The line and column of an offset in a text. */
export function lineAndColumn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
