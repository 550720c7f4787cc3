import { deu, eng, fra, ita, jpn, kor, nld, por, spa, zho } from 'stopword'

// Words that say nothing by themselves and are missing in the English list.
const fillers = [
  'not',
  'dont',
  'don’t',
  "don't",
  'can’t',
  "can't",
  'isn’t',
  "isn't",
  'any',
  'really',
  'just',
  'very',
  'too',
]

const stopWords = new Set(
  [...eng, ...deu, ...fra, ...spa, ...por, ...ita, ...nld, ...fillers].map((word) => word.toLowerCase()),
)
const stopCharacters = new Set([...zho, ...jpn, ...kor])

// The language `und` (undetermined) serves for all texts, because ICU picks its dictionary by script.
const words = new Intl.Segmenter('und', { granularity: 'word' })

// The marks that stand where personal data was taken out. No customer spoke of them.
const redacted = /\[(?:email|card|phone|iban)\]/g

/** The terms of a comment: its words that carry meaning, and the pairs of them that stand together, each once. */
export function termsOf(comment: string): string[] {
  const terms = new Set<string>()
  let previous: string | undefined
  for (const { segment, isWordLike } of words.segment(comment.replace(redacted, ' ').normalize('NFKC').toLowerCase())) {
    const word = isWordLike ? meaningOf(segment) : undefined
    if (word) terms.add(word)
    if (word && previous) terms.add(joined(previous, word))
    // Only a space keeps two words together as a pair; a stop word or a comma separates them.
    previous = /^\s$/.test(segment) ? previous : word
  }
  return [...terms]
}

function joined(first: string, second: string): string {
  return isHan(first) && isHan(second) ? first + second : `${first} ${second}`
}

/** The word without its plural ending or its ’s, or undefined where it says nothing by itself. */
function meaningOf(segment: string): string | undefined {
  if (isHan(segment)) return withoutStopCharacters(segment)
  const word = segment.replace(/['’]s$/, '')
  if (word.length < 3 || stopWords.has(word) || /^[\d.,'’]+$/.test(word)) return undefined
  // This turns `currencies` into `currency`. It leaves short words and those in -kie, such as `cookies`, whose singular
  // cannot be told.
  if (/[a-z]{3}[^aeiouk]ies$/.test(word)) return `${word.slice(0, -3)}y`
  return /[a-z]{3}[^su]s$/.test(word) ? word.slice(0, -1) : word
}

/**
 * The word without the single characters of Chinese grammar that the dictionary leaves on it: 贵了 becomes 贵. Undefined where
 * nothing remains.
 */
function withoutStopCharacters(word: string): string | undefined {
  const characters = [...word]
  while (stopCharacters.has(characters[0] ?? '')) characters.shift()
  while (stopCharacters.has(characters.at(-1) ?? '')) characters.pop()
  return characters.join('') || undefined
}

function isHan(word: string): boolean {
  return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(word)
}
