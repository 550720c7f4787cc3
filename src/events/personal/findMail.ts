import type { Span } from './foldText'

const local = String.raw`[\p{L}\p{M}\d.+_%'&~-]+`
const label = String.raw`[\p{L}\p{M}\d-]+`
/** A top-level domain. One that begins in Latin ends in Latin: Chinese or Japanese text may follow without a blank. */
const topLevel = String.raw`(?:xn--[a-z\d-]+|\p{Script=Latin}{2,}|[\p{L}\p{M}]{2,})`
/** The sign itself, or as people write it to hide an address from robots: `jane (at) example [dot] com`. */
const at = String.raw`(?:@| ?[([{<] ?(?:at|@) ?[)\]}>] ?)`
const dot = String.raw`(?:\.| ?[([{<] ?(?:dot|\.) ?[)\]}>] ?)`
const domain = String.raw`(?:(?:${label}${dot})+${topLevel}|${label}。\p{Script=Latin}{2,})`

/** With blanks around the sign only domains that no sentence ends in: `see me @ home.now` is a place. */
const spaced = String.raw` ?@ ?(?:${label}\.)+(?:com|net|org|de|fr|ru|uk|jp)(?![\p{L}\d-])`

/** Matches every run of characters that could begin an address, with or without a domain. So each is read once: linear time. */
const candidate = new RegExp(`(${local})(${at}${domain}|${spaced})?`, 'giu')

/** Scripts that put no blank between words. A Latin address right behind such text begins after the last letter of it. */
const spaceless = new RegExp(
  `^.*[${['Han', 'Hira', 'Kana', 'Hang', 'Thai', 'Lao', 'Khmr', 'Mymr'].map((script) => `\\p{Script=${script}}`).join('')}]`,
  'u',
)

/** E-mail addresses, internationalized ones included. */
export function findMail(folded: string): Span[] {
  const found: Span[] = []
  candidate.lastIndex = 0
  for (let match = candidate.exec(folded); match; match = candidate.exec(folded)) {
    const { index, 0: all, 1: before = '', 2: behind } = match
    const name = behind && nameIn(before)
    if (name) found.push([index + before.length - name.length, index + all.length])
  }
  return found
}

/** The part of the run before the sign that belongs to the address. */
function nameIn(before: string): string {
  return (before.replace(spaceless, '') || before).replace(/^[^\p{L}\d_]+/u, '')
}
