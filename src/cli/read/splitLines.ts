/** The lines of a text that comes in pieces, without blank ones. */
export async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  // A line may take many pieces, so they are joined once, at its end.
  let parts: string[] = []
  for await (const piece of pieces) {
    const [first = '', ...others] = piece.split('\n')
    parts.push(first)
    if (others.length === 0) continue
    const lines = [parts.join(''), ...others]
    parts = [lines.pop() ?? '']
    for (const line of lines) if (line.trim() !== '') yield line.trim()
  }
  const last = parts.join('').trim()
  if (last !== '') yield last
}
