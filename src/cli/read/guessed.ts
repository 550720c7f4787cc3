/** A CSV cell as a number or boolean where it reads as one. Digits with a leading 0 stay text. */
export function guessed(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell
  if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell)) return Number(cell)
  return /^(true|false)$/.test(cell) ? cell === 'true' : cell
}
