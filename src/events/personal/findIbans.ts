import type { Span } from './foldText'

/** In one case, with one blank, dot or dash at most between two characters; 15 to 34 of them. */
const candidate =
  /(?<![A-Z\d])[A-Z]{2}[ .-]?\d[ .-]?\d(?:[ .-]?[A-Z\d]){11,30}(?![A-Z\d])|(?<![a-z\d])[a-z]{2}[ .-]?\d[ .-]?\d(?:[ .-]?[a-z\d]){11,30}(?![a-z\d])/g

/** International bank account numbers (ISO 13616): the check digits tell them from all else, and where they end. */
export function findIbans(folded: string): Span[] {
  return [...folded.matchAll(candidate)].flatMap(({ index, 0: match }) => {
    const account = endings(match).find(hasCheckDigits)
    return account ? [[index, index + account.length] satisfies Span] : []
  })
}

/** The match, and what is left of it when the words behind the last blanks are no part of it. */
function endings(match: string): string[] {
  const ends = [...match.matchAll(/[ .-]/g)].map(({ index }) => index)
  return [match, ...ends.reverse().map((end) => match.slice(0, end))]
}

/** ISO 7064, mod 97-10. */
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
