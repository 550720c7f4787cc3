import type { Span } from './foldText'

/** What people write between two digits of a phone number. */
const gap = '(?:[ .()/·•-]{0,2}| - )'
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const clock = String.raw`(?:[01]\d|2[0-4])[.:h ]?[0-5]\d`

/** Numbers that look like a phone's and are none: dates, hours, network addresses, amounts. Matched first, and left alone. */
const others = {
  yearFirst: String.raw`(?:1[3-9]|2\d)\d\d(?<yearGap>[-./ ])${day}\k<yearGap>${day}(?!\d)`,
  yearLast: String.raw`${day}(?<dayGap>[-./ ])${day}\k<dayGap>(?:[12]\d)?\d\d(?!\d|\k<dayGap>\d)`,
  hours: String.raw`${clock} ?- ?${clock}(?!\d)`,
  year: String.raw`(?:19|20)\d\d(?!\d)`,
  address: String.raw`[12]?\d?\d(?:\.[12]?\d?\d){3}(?![.\d])`,
  thousands: String.raw`[1-9]\d{0,2}(?<mark>[.,'’])\d{3}(?:\k<mark>\d{3})*(?![.,'’]?\d)`,
  spaced: String.raw`[1-9]\d?(?: \d{3})+(?![ -]?\d)(?<!\d[\d ]{13})`,
}

/** Ways of writing that only phone numbers have: a plus, the zero of long-distance calls, an area code in brackets, a link that dials. */
const sure = {
  international: String.raw`\+ ?(?:\( ?)?\d(?:${gap}\d){6,14}`,
  national: String.raw`(?:\( ?)?(?!000)0(?:\d| ?\(?\d{3}|-\d{3}|\))(?:${gap}\d){6,13}`,
  linked: String.raw`(?<=wa\.me/|phone=|\btel:)\d{7,15}`,
  bracketed: String.raw`(?:[1-9]\d{0,2} ?)?\((?!(?:19|20)\d\d\))\d{2,5}\)(?:${gap}\d){6,11}`,
}

/** Groups, or a length and first digits, that phone numbers of some countries have. Other numbers may have them, too. */
const likely = {
  american: String.raw`(?:1[ .-]?)?\d{3}(?<area>[ .-])\d{3}[ .-]\d{4}(?<!\.\d{3}-\d{4}|-\d{3}\.\d{4})`,
  americanLocal: String.raw`[2-9]\d\d-\d{4}`,
  inFours: String.raw`\d{2,4}(?<four>[ -])\d{4}\k<four>\d{4}(?<!\d{4}.\d{4}.\d{4})`,
  brazilian: String.raw`\d\d 9?\d{4}-\d{4}`,
  inThrees: String.raw`(?<!\d )\d{3}(?<three>[ -])\d{3}\k<three>\d{3}`,
  inPairs: String.raw`\d\d(?:\.\d\d){4}|(?!\d\d(?:-\d\d){3}(?!-))(?:\d\d|[4-9]\d\d|\d{3}(?=.\d{3}))(?<pair>[ -])\d{2,3}(?:\k<pair>\d\d){2,3}|[49]\d\d \d\d \d{3}`,
  withCountry: String.raw`[1-9]\d{0,2}(?=(?:[ -]?\d){9,14}(?!\d))[ -](?!0)\d{2,5}(?:[ -]\d{2,8}){1,4}`,
  inTwo: String.raw`[2-9]\d{3,4} \d{4,6}|[2-9]\d{3}-\d{4}|\d{3,5}-\d{6,8}`,
  // Numbers of North America, mobile ones of India, China, Russia and Iran.
  inOneRun: String.raw`1?[2-9]\d\d[2-9]\d{6}|(?:91)?[6-9]\d{9}|(?:(?:86)?1[3-9]|(?:[78]|98)9)\d{9}`,
}

const partOfMore = String.raw`(?<![\d_#№]|\p{Sc} ?|\p{Script=Latin}(?<!wa\.me)[-_/]?|(?<!\d)\d{1,3}[.,:/-]|\[phone\][.,:/-]?)`
const unitBehind = String.raw`(?![\d_:%‰]|,(?:\d{1,3}(?!\d)|\[phone\])| ?\p{Sc}| ?[元円원]|(?!x ?\d|ext)\p{Script=Latin})`

const oneOf = (patterns: Record<string, string>) => `(?:${Object.values(patterns).join('|')})`

/** Some branch of this matches wherever a digit stands, so each digit is read a few times at most: linear time. */
const candidate = new RegExp(
  [
    String.raw`(?<!\d)${oneOf(others)}`,
    `${partOfMore}(?:(?<sure>${oneOf(sure)})|(?<likely>${oneOf(likely)})(?![./-](?:\\d|\\[phone\\])))${unitBehind}`,
    String.raw`\d+`,
  ].join('|'),
  'gu',
)

/**
 * Phone numbers, told by how they are written. A bare number counts only where it can hardly be anything else. `[phone]`
 * counts as a number when neighbors are looked at, so redacting a redacted text finds nothing more.
 */
export function findPhones(folded: string): Span[] {
  const found: Span[] = []
  candidate.lastIndex = 0
  for (let match = candidate.exec(folded); match; match = candidate.exec(folded)) {
    const { index, 0: all, groups: { sure, likely } = {} } = match
    const end = index + all.length
    const before = folded.slice(Math.max(0, index - 12), index)
    if (sure || (likely && !isQuantity(likely, before) && !isPartOfRow(likely, before, folded.slice(end, end + 8)))) {
      found.push([index, end])
    }
    // This match is no phone number, but one may begin behind its first digits.
    else if (likely) candidate.lastIndex = index + (/^\D?\d+/.exec(likely)?.[0].length ?? 1)
  }
  return found
}

const nameBefore = /(?:^|[^\p{L}])(?:no|nr|id|ref|order|invoice|ticket|case|account)[.:=]? ?#?$/iu
const codeBefore = /(?:^|[^\p{L}])([A-Z]{3})[: ]{0,2}$/u

/** Whether a number is an order's, an amount or a count: by the word before it, or because all of its groups are round. */
function isQuantity(number: string, before: string): boolean {
  const code = codeBefore.exec(before)?.[1]
  const isRound = number.split(/\D/).every((group) => group.endsWith('0')) && /\D/.test(number)
  return isRound || nameBefore.test(before) || (!!code && Intl.supportedValuesOf('currency').includes(code))
}

/** Whether the number is a part of a longer row of groups. A year before it does not count as a group. */
function isPartOfRow(number: string, before: string, behind: string): boolean {
  const gap = /\D(?=\d+$)/.exec(number)?.[0]
  if (!gap) return false
  const goesOn = behind.startsWith(gap) && /^.(?:\d{3}|\[phone\])/.test(behind)
  const hasBegun = before.endsWith(gap) && /(?:\d{3}|\[phone\]).$/.test(before)
  return goesOn || (hasBegun && !/(?<!\d)(?:19|20)\d\d.$/.test(before))
}
