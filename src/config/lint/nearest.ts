import { distance } from './distance'

/**
 * The known word that this one was likely meant to be: one wrong letter for every five, at least one from three letters on.
 * Case and signs are ignored: `current_period_end` is `currentPeriodEnd`.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  return closest(word, known, (length) => (length < 3 ? 0 : Math.max(1, Math.floor(length / 5))))
}

/**
 * The same where only known words are allowed, so that a vaguer likeness is worth a hint, too: a word that is a part of
 * another.
 */
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

/** A word without case and signs. */
export function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** The sentence of a problem that names what was likely meant, and what is known. */
export function didYouMean(meant: string | undefined, known: readonly string[] = []): string {
  const listed = known.length > 12 ? [...known.slice(0, 12), '…'] : known
  const hint = meant === undefined ? [] : [`Did you mean ${meant}?`]
  if (listed.length) return [...hint, `Known here: ${listed.join(', ')}.`].join(' ')
  return hint.length ? `${hint[0]} Write it so.` : 'Take it out.'
}
