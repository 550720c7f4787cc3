/** How many backtracking steps a pattern may take: some tens of milliseconds. */
const MAX_STEPS = 3e7

/**
 * The longest text, in characters, that a regular expression surely tests in bounded time. 0 for a pattern with a repeated
 * group or a backreference, whose time may explode. The estimate is 2 ^ choices × length ^ loops; a pattern without `^` has
 * one loop more. Escaped signs count as loops or choices, too, which errs on the safe side.
 */
export const longestText = (pattern: string): number => {
  if (/\)[*+{]|\\[1-9k]/.test(pattern)) return 0
  const count = (marks: RegExp) => pattern.split(marks).length - 1
  const loops = count(/[*+{]/) + (/^\^[^|]*$/.test(pattern) ? 0 : 1)
  return (MAX_STEPS / 2 ** count(/[?(]/)) ** (1 / loops)
}
