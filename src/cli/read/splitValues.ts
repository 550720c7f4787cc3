/**
 * The JSON values of a text that comes in pieces: the elements of an array, or values one after the other, over any number
 * of lines. Text that is no value is passed on, so that its reader can report it.
 */
export async function* splitValues(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const cutter = createCutter()
  for await (const piece of pieces) yield* cutter.add(piece)
  yield* cutter.end()
}

function createCutter() {
  let depth = 0
  let place: 'between' | 'string' | 'escape' = 'between'
  /** What earlier pieces hold of the value that is not complete yet. */
  let parts: string[] = []

  function add(piece: string): string[] {
    const values: string[] = []
    let start = 0
    const take = (end: number) => {
      const value = [...parts, piece.slice(start, end)].join('').trim()
      if (value !== '') values.push(value)
      parts = []
      start = end
    }
    for (let at = 0; at < piece.length; at += 1) {
      const character = piece[at]
      if (place === 'escape') {
        place = 'string'
      } else if (place === 'string') {
        if (character === '\\') place = 'escape'
        else if (character === '"') place = 'between'
        else if (character === '\n') {
          // No JSON string spans lines: this value was cut off, and the next one starts here.
          place = 'between'
          depth = 0
          take(at)
        }
      } else if (character === '"') {
        place = 'string'
      } else if (character === '{') {
        if (depth === 0) take(at)
        depth += 1
      } else if (character === '}') {
        depth = Math.max(0, depth - 1)
        if (depth === 0) take(at + 1)
      } else if (depth === 0 && (character === ',' || character === '[' || character === ']')) {
        take(at)
        start = at + 1
      }
    }
    parts.push(piece.slice(start))
    return values
  }

  function end(): string[] {
    const rest = parts.join('').trim()
    return rest === '' ? [] : [rest]
  }

  return { add, end }
}
