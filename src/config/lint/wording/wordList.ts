/**
 * The phrases that a fair flow does not say, in one language. A phrase is words in lower case; `*` ends a word in any way or
 * stands for any word, `a|b` is one word or the other, `…` is up to four words (six characters where words have no spaces
 * between them), `#` is a number.
 */
export interface WordList {
  /** Whether words have spaces between them. */
  isSpaced: boolean
  /** What makes who leaves look bad, or sad: said anywhere. */
  shaming: readonly string[]
  /** What puts the same into the customer's own mouth: on buttons, and as a reason to pick. */
  selfShaming: readonly string[]
  /** What hurries: said anywhere. */
  urgent: readonly string[]
  /** What threatens a loss: said anywhere but where the screen lists what ends. */
  losing: readonly string[]
  /** What says no to a no: on buttons. */
  doubleNegative: readonly string[]
  /** What the button that cancels has to say, one of them. */
  cancelVerbs: readonly string[]
}
