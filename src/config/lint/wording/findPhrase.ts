import type { WordList } from './wordList'

/** The first of the phrases that is in a text, as the text spells it; undefined where none is. */
export function findPhrase(words: string, phrases: readonly string[], { isSpaced }: WordList): string | undefined {
  const plain = plainOf(words, isSpaced)
  for (const phrase of phrases) {
    const found = patternOf(phrase, isSpaced).exec(plain)?.[0]
    if (found !== undefined) return found.trim()
  }
  return undefined
}

/** The text in lower case, with one kind of apostrophe, without punctuation; of a placeholder its fallback remains. */
function plainOf(words: string, isSpaced: boolean): string {
  const said = words
    .replace(/\{\{[^{}|]*\|?([^{}]*)\}\}/g, ' $1 ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}':-]+/gu, ' ')
    .replace(/(?<!\p{N}):|:(?!\p{N})|(?<!\p{L})-|-(?!\p{L})/gu, ' ')
  return isSpaced ? ` ${said.replace(/\s+/g, ' ').trim()} ` : said.replace(/[\s:'-]/g, '')
}

const patterns = new Map<string, RegExp>()

function patternOf(phrase: string, isSpaced: boolean): RegExp {
  const known = patterns.get(phrase)
  if (known) return known
  const made = new RegExp(isSpaced ? spaced(phrase) : unspaced(phrase), 'u')
  patterns.set(phrase, made)
  return made
}

function spaced(phrase: string): string {
  const tokens = phrase
    .split(' ')
    .map((token) => (token === '…' ? '(?:\\S+ ){0,4}?' : `(?:${token.split('|').map(word).join('|')}) `))
  return `(?<= )${tokens.join('')}`
}

function word(text: string): string {
  return [...text].map((letter) => (letter === '*' ? '\\S*' : letter === '#' ? '[\\d:]+' : literal(letter))).join('')
}

function unspaced(phrase: string): string {
  return [...phrase]
    .map((letter) => (letter === '…' ? '.{0,6}?' : letter === '|' ? '|' : letter === '#' ? '[\\d:]+' : literal(letter)))
    .join('')
}

/** A letter of a phrase, safe in a pattern: phrases contain no signs that mean something in one. */
function literal(letter: string): string {
  return /[\p{L}\p{M}\p{N}' -]/u.test(letter) ? letter : ''
}
