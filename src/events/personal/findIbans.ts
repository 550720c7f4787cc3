import type { Span } from './foldText'

/** 15 to 34 letters and digits, with at most three blanks or signs between two of them. */
const candidate = /(?<![a-z\d])[a-z]{2}(?:[ ./_-]{0,3}\d){2}(?:[ ./_-]{0,3}[a-z\d]){11,30}(?![a-z\d])/gi

/** One with a slip in it: the check digits are wrong, but nothing else is grouped like that. */
const slipped = /^\w{4}(?:[ ./_-]+\d{4}){4,}(?:[ ./_-]+\d\d?)?/

/** International bank account numbers (ISO 13616). The check digits confirm them, and tell where a number ends in a text. */
export function findIbans(folded: string): Span[] {
  return [...folded.matchAll(candidate)].flatMap(({ index, 0: match }) => {
    const account = endings(match).find(hasCheckDigits) ?? slipped.exec(match)?.[0]
    return account ? [[index, index + account.length] satisfies Span] : []
  })
}

/** The match and its shorter versions, each cut at what stands between groups: words behind the number may have matched, too. */
function endings(match: string): string[] {
  const ends = [...match.matchAll(/[ ./_-]+/g)].map(({ index }) => index)
  return [match, ...ends.reverse().map((end) => match.slice(0, end))]
}

/** Whether the check digits are right, by ISO 7064 mod 97-10. */
function hasCheckDigits(account: string): boolean {
  const characters = account.replace(/[^a-z\d]/gi, '')
  // By chance one in 97 texts has right check digits, so that words with a number before them are left out first.
  if (characters.length < 15 || !/(?:\D*\d){7}/.test(characters)) return false
  const turned = characters.slice(4) + characters.slice(0, 4)
  let rest = 0
  for (const character of turned) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
