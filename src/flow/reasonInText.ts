/** Words and beginnings of words, by the id of the reason that they speak of. */
export type Keywords = Readonly<Record<string, readonly string[]>>

/** The id of the reason that a text speaks of most; undefined when it speaks of none, or of two equally. */
export function reasonInText(text: string, keywords: Keywords): string | undefined {
  const said = text.normalize('NFKC').toLowerCase()
  const [first, second] = Object.entries(keywords)
    .map(([id, words]) => ({ id, hits: words.filter((word) => speaksOf(said, word)).length }))
    .sort((one, other) => other.hits - one.hits)
  return first?.hits && first.hits !== second?.hits ? first.id : undefined
}

/**
 * Whether a keyword begins a word of the text: `cost` is in `costly`, not in `accosted`. Scripts without spaces take it anywhere.
 */
function speaksOf(said: string, keyword: string): boolean {
  const word = keyword.normalize('NFKC').toLowerCase().trim()
  const isUnspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
  return (
    word !== '' &&
    said
      .split(word)
      .slice(0, -1)
      .some((before) => isUnspaced || !/[\p{L}\p{N}]$/u.test(before))
  )
}
