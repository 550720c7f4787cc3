/** From the first character to behind the last. */
export type Span = [start: number, end: number]

export interface FoldedText {
  folded: string
  /** Where in the text the folded character at this place begins. */
  from(place: number): number
  /** Where in the text the folded character before this place ends. */
  to(place: number): number
}

/**
 * The text as patterns can read it: half width, digits of any script as 0 to 9, one kind of dash and of blank, nothing
 * invisible. The places lead back into the text as it was written, since what is folded may be shorter or longer.
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
    // The frame of a keycap goes with its digit.
    if (!plain && ends.length && /\p{M}/u.test(character)) ends[ends.length - 1] = place + character.length
    folded.push(plain)
    place += character.length
  }
  return { folded: folded.join(''), from: (place) => starts[place] ?? text.length, to: (place) => ends[place - 1] ?? 0 }
}

function plainOf(character: string): string {
  return character
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\p{Cf}|[\ufe0f\u20e3]/gu, '')
}

/** Unicode keeps the ten digits of a script together and in order, so that the run they stand in tells their value. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) as number
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return `${(code - first) % 10}`
}
