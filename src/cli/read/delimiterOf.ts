const delimiters = [',', ';', '\t']

/**
 * The character between the cells of a table: the one that its header has most often outside of quotes. `headerLine` is the
 * line of the header, from 1.
 */
export function delimiterOf(start: string): { delimiter: string; headerLine: number } {
  // Spreadsheets may name it in a line of its own, before the header.
  const said = start.match(/^sep=(.)\r?\n/i)?.[1]
  if (said) return { delimiter: said, headerLine: 2 }
  const counts = countOutsideQuotes(start.trimStart())
  const delimiter = delimiters.reduce((best, mark) => (counts(mark) > counts(best) ? mark : best))
  return { delimiter, headerLine: 1 }
}

/** How often each character stands in the first line, outside of quotes. Inside quotes a line may break. */
function countOutsideQuotes(text: string): (mark: string) => number {
  const counts = new Map<string, number>()
  let inQuotes = false
  for (const character of text) {
    if (character === '"') inQuotes = !inQuotes
    else if (!inQuotes && (character === '\n' || character === '\r')) break
    else if (!inQuotes) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return (mark) => counts.get(mark) ?? 0
}
