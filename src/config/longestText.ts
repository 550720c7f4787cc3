/** Backtracking steps that a pattern may cost at most: some tens of milliseconds. */
const MAX_STEPS = 3e7

/**
 * The longest text, in characters, on which a regular expression surely answers in bounded time;
 * 0 for a pattern whose work may explode: one with a repeated group or a backreference.
 * Work is choices times length to the power of loops; a pattern that may start anywhere loops once more.
 */
export function longestText(pattern: string): number {
  const escapesAndClasses = /\\[^1-9k]|\[(\\.|[^\]])*\]/gs
  const plain = pattern.replace(escapesAndClasses, 'a').replace(/\(\?<?[=!:]/g, '(')
  if (/\)[*+{]|\\/.test(plain)) return 0
  const count = (mark: RegExp) => plain.split(mark).length - 1
  const choices = 2 ** count(/[?(]/)
  const loops = count(/[*+{]/) + (/^\^[^|]*$/.test(plain) ? 0 : 1)
  return (MAX_STEPS / choices) ** (1 / loops)
}
