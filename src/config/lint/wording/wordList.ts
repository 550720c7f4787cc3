/**
 * The phrases that a fair flow avoids, in one language (law: never harder than staying). A phrase is words in lower case. In
 * it `*` is any ending or any word, `a|b` one of two words, `#` a number, and `…` up to four words (six characters in
 * languages without spaces).
 */
export interface WordList {
  /** Whether the language puts spaces between words. */
  isSpaced: boolean
  /** Phrases that make a leaving customer feel bad. Looked for everywhere. */
  shaming: readonly string[]
  /** Phrases that make customers say something bad about themselves. Looked for on buttons and in reasons. */
  selfShaming: readonly string[]
  /** Phrases that hurry. Looked for everywhere. */
  urgent: readonly string[]
  /** Phrases that threaten with a loss. Looked for everywhere but in `confirm.loses`, which lists what ends. */
  losing: readonly string[]
  /** Double negatives. Looked for on buttons. */
  doubleNegative: readonly string[]
  /** The verbs of which a cancel button must have one. */
  cancelVerbs: readonly string[]
}
