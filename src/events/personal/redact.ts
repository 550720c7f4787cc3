import { findCards } from './findCards'
import { findIbans } from './findIbans'
import { findMail } from './findMail'
import { findPhones } from './findPhones'
import { foldText, type Span } from './foldText'

/** In the order they are looked for: an account or a card number could be read as a long phone number. */
export const personalKinds = ['email', 'iban', 'card', 'phone'] as const

export type PersonalKind = (typeof personalKinds)[number]

/** Each reads text as foldText writes it, in time that grows with its length and no faster. */
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
  return personalKinds.filter((kind) => kinds.includes(kind)).reduce(redactKind, text)
}

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
