import { findCards } from './findCards'
import { findIbans } from './findIbans'
import { findMail } from './findMail'
import { findPhones } from './findPhones'
import { foldText, type Span } from './foldText'

/** The kinds of personal data, in search order: accounts and cards come before phones, which their numbers resemble. */
export const personalKinds = ['email', 'iban', 'card', 'phone'] as const

/** A kind of personal data that can be found in free text. */
export type PersonalKind = (typeof personalKinds)[number]

/** The search for each kind. All take folded text and run in linear time. */
const finders: Record<PersonalKind, (folded: string) => Span[]> = {
  email: findMail,
  iban: findIbans,
  card: findCards,
  phone: findPhones,
}

/**
 * The text with each e-mail address, account number (IBAN), card number and phone number of the given kinds replaced by
 * `[email]`, `[iban]`, `[card]`, `[phone]`, whatever script or width they are written in. All else stays as it was:
 * prices, dates, quantities, versions, order numbers. Redacting what was redacted changes nothing.
 */
export function redact(text: string, kinds: readonly PersonalKind[] = personalKinds): string {
  const wanted = personalKinds.filter((kind) => kinds.includes(kind))
  let cleaned = text
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = cleaned
    cleaned = wanted.reduce(redactKind, before)
    if (cleaned === before) break
  }
  return cleaned
}

/** A number that is taken out may leave beside it one that was hidden in the same run of digits, so the text is read again. */
const mostPasses = 4

function redactKind(text: string, kind: PersonalKind): string {
  const { folded, from, to } = foldText(text)
  let kept = ''
  let done = 0
  for (const [start, end] of finders[kind](folded)) {
    kept += `${text.slice(done, from(start))}[${kind}]`
    done = to(end)
  }
  return kept + text.slice(done)
}
