import type { WordList } from './wordList'

/** The first of the phrases that is in a text, as the text spells it; undefined where none is. */
export function findPhrase(words: string, phrases: readonly string[], { isSpaced }: WordList): string | undefined {
  const plain = lastPlain(words, isSpaced)
  for (const phrase of phrases) {
    const found = patternOf(phrase, isSpaced).exec(plain)?.[0]
    if (found !== undefined) return found.trim()
  }
  return undefined
}

/** The text that was read last, as it is looked at: a text is held against every list of every language, one after the other. */
const last = { words: '', plain: new Map<boolean, string>() }

function lastPlain(words: string, isSpaced: boolean): string {
  if (last.words !== words) Object.assign(last, { words, plain: new Map() })
  const known = last.plain.get(isSpaced) ?? plainOf(words, isSpaced)
  last.plain.set(isSpaced, known)
  return known
}

/** The text in plain letters, without tags and punctuation; of a placeholder its fallback remains. */
function plainOf(words: string, isSpaced: boolean): string {
  const said = fold(
    words
      .replace(/\{\{[^{}|]*\|?([^{}]*)\}\}/g, ' $1 ')
      .replace(/<\/?[a-z][^<>]*>/gi, '')
      .replace(/&(nbsp|#160|#xa0);/gi, ' '),
  )
    .replace(/[^\p{L}\p{M}\p{N}':-]+/gu, ' ')
    .replace(/(?<!\p{N}):|:(?!\p{N})|(?<!\p{L})-|-(?!\p{L})/gu, ' ')
  return isSpaced ? ` ${said.replace(/\s+/g, ' ').trim()} ` : said.replace(/[\s:'-]/g, '')
}

/** Letters of Cyrillic and Greek that look like Latin ones, and these. */
const lookAlikes = ['асеіјорѕухԁһԛԝαοτυν', 'aceijopsyxdhqwaotuv']

/**
 * Texts that a reader takes for the same, in one spelling: lower case, one kind of apostrophe, no invisible signs, no vowel marks of
 * Arabic and Hebrew, one alef, one Turkish i; and no word of two scripts.
 */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|[\u0307\u0640\u064b-\u065f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4-\u05c7]/gu, '')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ı/g, 'i')
    .replace(/[\p{L}\p{M}]+/gu, (word) =>
      /[a-z]/.test(word) && /[\u0370-\u052f]/.test(word) ? ofOneScript(word) : word,
    )
}

/** A word of mixed letters in the script that most of them are of. */
function ofOneScript(word: string): string {
  const foreign = word.match(/[\u0370-\u052f]/g)?.length ?? 0
  const [from, to] = foreign > word.length / 2 ? [...lookAlikes].reverse() : lookAlikes
  return [...word].map((letter) => to?.[from?.indexOf(letter) ?? -1] ?? letter).join('')
}

const patterns = new Map<string, RegExp>()

function patternOf(phrase: string, isSpaced: boolean): RegExp {
  const known = patterns.get(phrase)
  if (known) return known
  // The sign of up to four words is kept: NFKC makes three dots of it.
  const plain = phrase.split('…').map(fold).join('…')
  const made = new RegExp(isSpaced ? spaced(plain) : unspaced(plain), 'u')
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
