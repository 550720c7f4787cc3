/** A part of a text: from its first character up to, not including, `end`. */
export type Span = [start: number, end: number]

/** A text in a plain form, and the way back to the places in the original. */
export interface FoldedText {
  folded: string
  /** The place in the original where the folded character at `place` begins. */
  from(place: number): number
  /** The place in the original where the folded character before `place` ends. */
  to(place: number): number
}

/**
 * Folds a text into a form that patterns can match: half width, digits of any script as 0 to 9, one kind of dash and blank,
 * no invisible characters. The folded text may be shorter or longer, so it comes with functions that map places back.
 */
export function foldText(text: string): FoldedText {
  // ASCII is folded already.
  if (/^[\0-\x7f]*$/.test(text)) return { folded: text, from: (place) => place, to: (place) => place }
  const folded: string[] = []
  const known = new Map<string, string>()
  const starts: number[] = []
  const ends: number[] = []
  let place = 0
  for (const character of text) {
    const plain = known.get(character) ?? plainOf(character)
    known.set(character, plain)
    for (let index = 0; index < plain.length; index++) {
      starts.push(place)
      ends.push(place + character.length)
    }
    // The frame of a keycap emoji becomes part of its digit, so that both are redacted.
    if (!plain && ends.length && /\p{M}/u.test(character)) ends[ends.length - 1] = place + character.length
    folded.push(plain)
    place += character.length
  }
  return { folded: folded.join(''), from: (place) => starts[place] ?? text.length, to: (place) => ends[place - 1] ?? 0 }
}

function plainOf(character: string): string {
  return (
    character
      .normalize('NFKC')
      .replace(/\p{Nd}/gu, digitOf)
      // Beside dashes and the minus what Japanese and Korean keyboards give for one: a long vowel, a line, the letter eu.
      .replace(/[\p{Pd}\u2212\u2500\u30fc\u1173]/gu, '-')
      .replace(/\p{Zs}/gu, ' ')
      .replace(/\p{Cf}|[\ufe0f\u20e3]/gu, '')
  )
}

/**
 * The digit of any script as 0 to 9. Unicode lists the ten digits of a script in a row, so the distance to its start is
 * the value.
 */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) as number
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return `${(code - first) % 10}`
}
