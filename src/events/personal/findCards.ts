import type { Span } from './foldText'

/** A run of digits with what people write between them. Matched whole, so that each digit is read once and time stays linear. */
const candidate = /\d(?:[^\p{L}\p{N}\n]{0,3}\d)*/gu

/** The groupings in which card numbers are written: one run, as embossed on the card, halves, pairs, single digits. */
const shapes = new Set([
  ...[13, 14, 15, 16, 17, 18, 19].flatMap((size) => [`${size}`, `6-${size - 6}`, Array(size).fill(1).join('-')]),
  ...['4-4-4-1', '4-4-4-2', '4-4-4-3', '4-4-4-4', '4-4-4-4-1', '4-4-4-4-2', '4-4-4-4-3', '4-6-4', '4-6-5', '8-8'],
  Array(8).fill(2).join('-'),
])

const years = /^(?:(?:19|20)\d\d)+$/

/** Payment card numbers: 13 to 19 digits that begin and are grouped like a card's, with the right check digit. */
export function findCards(folded: string): Span[] {
  return [...folded.matchAll(candidate)].flatMap(({ index, 0: match }) =>
    cardsIn(match).map(([start, end]) => [index + start, index + end] satisfies Span),
  )
}

/** The cards in one run of digit groups. Other numbers may stand beside a card, but a card always begins and ends with a group. */
function cardsIn(match: string): Span[] {
  const groups = [...match.matchAll(/\d+/g)]
  const found: Span[] = []
  for (let first = 0; first < groups.length; first++) {
    const last = lastOfCard(groups, first)
    const [begin, end] = [groups[first], groups[last]]
    if (!begin || !end) continue
    found.push([begin.index, end.index + end[0].length])
    first = last
  }
  return found
}

/** The index of the last group of the longest card that begins at group `first`; -1 where no card begins there. */
function lastOfCard(groups: RegExpExecArray[], first: number): number {
  let found = -1
  let digits = ''
  const sizes: number[] = []
  for (let place = first; place < groups.length && digits.length < 19; place++) {
    const group = groups[place]?.[0] ?? ''
    digits += group
    sizes.push(group.length)
    if (digits.length > 12 && isCard(digits, sizes)) found = place
  }
  return found
}

function isCard(digits: string, sizes: number[]): boolean {
  // The first digits of payment cards by ISO/IEC 7812: 3 travel, 2, 4 and 5 banking, 6 retail, and 8 for India's RuPay.
  return /^[2-68]/.test(digits) && shapes.has(sizes.join('-')) && !years.test(digits) && passesLuhn(digits)
}

function passesLuhn(digits: string): boolean {
  const weighed = [...digits]
    .reverse()
    .map((digit, place) => (place % 2 ? ((Number(digit) * 2) % 10) + Math.floor(Number(digit) / 5) : Number(digit)))
  return weighed.reduce((total, digit) => total + digit, 0) % 10 === 0
}
