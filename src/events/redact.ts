export type PersonalKind = 'email' | 'card' | 'phone'

const patterns: Record<PersonalKind, RegExp> = {
  email: /[^\s@<>()[\]",;:]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  card: /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![.,]?\d)/g,
  phone: /(?<![\p{L}\d.,+/-])(?:\+|00)?\(?\d(?:[ ./()-]{0,2}\d){6,14}(?![\p{L}\d]|[.,/-]\d)/gu,
}

// Cards go before phones: a card number would else be read as a long phone number.
const order: PersonalKind[] = ['email', 'card', 'phone']

/** The text with each e-mail address, card number and phone number of the given kinds replaced by `[email]`, `[card]`, `[phone]`. */
export function redact(text: string, kinds: readonly PersonalKind[]): string {
  return order
    .filter((kind) => kinds.includes(kind))
    .reduce(
      (rest, kind) => rest.replace(patterns[kind], (match) => (isPersonal[kind](match) ? `[${kind}]` : match)),
      text,
    )
}

const isPersonal: Record<PersonalKind, (match: string) => boolean> = {
  email: () => true,
  card: passesLuhn,
  phone: looksDialed,
}

/** A run of bare digits is an order number or an amount as often as a phone number: only signs of dialing count. */
function looksDialed(match: string): boolean {
  const digits = match.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15 || looksLikeDate(match)) return false
  return /^(?:\+|00|0[1-9]|\()/.test(match) || /^(?:\d{3}[ .-]?\d{4}|1?[ .-]?\d{3}[ .-]\d{3}[ .-]?\d{4})$/.test(match)
}

function looksLikeDate(match: string): boolean {
  return /^(?:\d{4}([-./])\d\d?\1\d\d?|\d\d?([-./])\d\d?\2\d{4})(?!\d)/.test(match)
}

function passesLuhn(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce(
    (total, digit, index) => total + (index % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  )
  return sum % 10 === 0 && sum > 0
}
