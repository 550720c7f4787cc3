import { deu, eng, fra, ita, jpn, kor, nld, por, spa, zho } from 'stopword'

// What the English list lacks of words that say nothing by themselves.
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

// ICU picks its dictionary by script, so one segmenter serves all languages: `und` is none in particular.
const words = new Intl.Segmenter('und', { granularity: 'word' })

// What stands where personal data was taken out; it is nothing that anybody spoke of.
const redacted = /\[(?:email|card|phone|iban)\]/g

/** What a comment speaks of: its words that carry meaning and the pairs of them that stand together, each once. */
export function termsOf(comment: string): string[] {
  const terms = new Set<string>()
  let previous: string | undefined
  for (const { segment, isWordLike } of words.segment(comment.replace(redacted, ' ').normalize('NFKC').toLowerCase())) {
    const word = isWordLike ? meaningOf(segment) : undefined
    if (word) terms.add(word)
    if (word && previous) terms.add(joined(previous, word))
    // A space between keeps a pair together; a stop word or a comma takes it apart.
    previous = /^\s$/.test(segment) ? previous : word
  }
  return [...terms]
}

function joined(first: string, second: string): string {
  return isHan(first) && isHan(second) ? first + second : `${first} ${second}`
}

/** The word without its plural or its ’s, or undefined when it says nothing by itself. */
function meaningOf(segment: string): string | undefined {
  if (isHan(segment)) return withoutStopCharacters(segment)
  const word = segment.replace(/['’]s$/, '')
  if (word.length < 3 || stopWords.has(word) || /^[\d.,'’]+$/.test(word)) return undefined
  // Currencies, but not cookies: of short words and of those in -kie nobody can tell.
  if (/[a-z]{3}[^aeiouk]ies$/.test(word)) return `${word.slice(0, -3)}y`
  return /[a-z]{3}[^su]s$/.test(word) ? word.slice(0, -1) : word
}

/** Chinese grammar is single characters that dictionaries leave hanging on: 贵了 speaks of 贵. */
function withoutStopCharacters(word: string): string | undefined {
  const characters = [...word]
  while (stopCharacters.has(characters[0] ?? '')) characters.shift()
  while (stopCharacters.has(characters.at(-1) ?? '')) characters.pop()
  return characters.join('') || undefined
}

function isHan(word: string): boolean {
  return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(word)
}
