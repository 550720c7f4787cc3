export interface Position {
  /** From 1. */
  line: number
  /** From 1, in UTF-16 code units, as editors count. */
  column: number
}

export function lineAndColumn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
