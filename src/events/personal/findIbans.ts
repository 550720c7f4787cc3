import type { Span } from './foldText'

/** 15 to 34 letters and digits, all in one case, with at most one blank, dot or dash between two of them. */
const candidate =
  /(?<![A-Z\d])[A-Z]{2}[ .-]?\d[ .-]?\d(?:[ .-]?[A-Z\d]){11,30}(?![A-Z\d])|(?<![a-z\d])[a-z]{2}[ .-]?\d[ .-]?\d(?:[ .-]?[a-z\d]){11,30}(?![a-z\d])/g

/** International bank account numbers (ISO 13616). The check digits confirm them, and tell where a number ends in a text. */
export function findIbans(folded: string): Span[] {
  return [...folded.matchAll(candidate)].flatMap(({ index, 0: match }) => {
    const account = endings(match).find(hasCheckDigits)
    return account ? [[index, index + account.length] satisfies Span] : []
  })
}

/** The match and its shorter versions, each cut at a blank, dot or dash: words behind the number may have matched, too. */
function endings(match: string): string[] {
  const ends = [...match.matchAll(/[ .-]/g)].map(({ index }) => index)
  return [match, ...ends.reverse().map((end) => match.slice(0, end))]
}

/** Whether the check digits are right, by ISO 7064 mod 97-10. */
function hasCheckDigits(account: string): boolean {
  const characters = account.replace(/[^a-z\d]/gi, '')
  if (characters.length < 15) return false
  const turned = characters.slice(4) + characters.slice(0, 4)
  let rest = 0
  for (const character of turned) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
