import { distance } from './distance'

/**
 * The known word that this one was likely meant to be: a slip in a short word is one letter, in a long one two.
 * Case, and whatever is neither letter nor digit, is not looked at: `current_period_end` is `currentPeriodEnd`.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  return closest(word, known, (length) => (length < 3 ? 0 : Math.max(1, Math.floor(length / 5))))
}

/** The same where a word can only be one of the known ones, and so any likeness is worth a hint: a part of it, too. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
  const letters = lettersOf(word)
  return (
    closest(word, known, (length) => Math.max(1, Math.floor(length / 3))) ??
    known.find((each) => letters.length > 2 && lettersOf(each).includes(letters)) ??
    known.find((each) => lettersOf(each).length > 2 && letters.includes(lettersOf(each)))
  )
}

function closest(word: string, known: readonly string[], slips: (length: number) => number): string | undefined {
  const letters = lettersOf(word)
  if (!letters || letters.length > 60) return undefined
  const [best] = known
    .map((each) => ({ each, away: distance(letters, lettersOf(each)), allowed: slips(lettersOf(each).length) }))
    .filter(({ each, away, allowed }) => each !== word && away <= allowed)
    .sort((one, other) => one.away - other.away)
  return best?.each
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** How a problem tells what was likely meant and what there is; a sentence of its own. */
export function didYouMean(meant: string | undefined, known: readonly string[] = []): string {
  const listed = known.length > 12 ? [...known.slice(0, 12), '…'] : known
  const hint = meant === undefined ? [] : [`Did you mean ${meant}?`]
  if (listed.length) return [...hint, `Known here: ${listed.join(', ')}.`].join(' ')
  return hint.length ? `${hint[0]} Write it so.` : 'Take it out.'
}
