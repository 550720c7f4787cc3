/** Backtracking steps that a pattern may cost at most: some tens of milliseconds. */
const MAX_STEPS = 3e7

/**
 * The longest text, in characters, on which a regular expression surely answers in bounded time;
 * 0 for a pattern whose work may explode: one with a repeated group or a backreference.
 * Work is 2 to the power of the choices times the length to the power of the loops; a pattern that may start anywhere
 * loops once more. Escaped marks count too: a guess on the safe side.
 */
export const longestText = (pattern: string): number => {
  if (/\)[*+{]|\\[1-9k]/.test(pattern)) return 0
  const count = (marks: RegExp) => pattern.split(marks).length - 1
  const loops = count(/[*+{]/) + (/^\^[^|]*$/.test(pattern) ? 0 : 1)
  return (MAX_STEPS / 2 ** count(/[?(]/)) ** (1 / loops)
}
