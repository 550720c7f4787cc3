import type { Span } from './foldText'

const local = String.raw`[\p{L}\p{M}\d.+_%'&~-]+`
const label = String.raw`[\p{L}\p{M}\d-]+`
/** In Latin where it begins so: text in Chinese or Japanese may follow without a blank. */
const topLevel = String.raw`(?:xn--[a-z\d-]+|\p{Script=Latin}{2,}|[\p{L}\p{M}]{2,})`
/** As people write it for people alone: `jane (at) example [dot] com`. */
const at = String.raw`(?:@| ?[([{<] ?(?:at|@) ?[)\]}>] ?)`
const dot = String.raw`(?:\.| ?[([{<] ?(?:dot|\.) ?[)\]}>] ?)`
const domain = String.raw`(?:(?:${label}${dot})+${topLevel}|${label}。\p{Script=Latin}{2,})`

/** Takes every run that an address may begin with, address or not: each is looked at once, which keeps the time linear. */
const candidate = new RegExp(`(${local})(${at}${domain})?`, 'giu')

/** Between words of these scripts stands no blank, so that an address in Latin begins behind the last of their letters. */
const spaceless = new RegExp(
  `^.*[${['Han', 'Hira', 'Kana', 'Hang', 'Thai', 'Lao', 'Khmr', 'Mymr'].map((script) => `\\p{Script=${script}}`).join('')}]`,
  'u',
)

/** E-mail addresses, internationalized ones too. */
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

/** What of the run before the sign is the address's. */
function nameIn(before: string): string {
  return (before.replace(spaceless, '') || before).replace(/^[^\p{L}\d_]+/u, '')
}
