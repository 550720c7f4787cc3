/** The edit distance of two words: how many letters to insert, delete, change, or swap with the next one. */
export function distance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]]
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)]
  for (const [row, letter] of from.entries()) {
    const above = rows[row] ?? []
    const next = [row + 1]
    for (const [column, wanted] of to.entries()) {
      const changed = (above[column] ?? 0) + (letter === wanted ? 0 : 1)
      const isSwapped = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === wanted
      const swapped = isSwapped ? (rows[row - 1]?.[column - 1] ?? 0) + 1 : changed
      next.push(Math.min(changed, swapped, (above[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    rows.push(next)
  }
  return rows.at(-1)?.at(-1) ?? 0
}
