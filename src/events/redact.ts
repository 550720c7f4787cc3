export type PersonalKind = 'email' | 'card' | 'phone'

const patterns: Record<PersonalKind, RegExp> = {
  email: /[^\s@<>()[\]",;:]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
  card: /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![.,]?\d)/g,
  phone: /(?<![\p{L}\p{N}$€£¥#.,/:-])(?:\+\d|\(\d|\d)(?:[ ./()-]{0,2}\d){6,14}(?![\p{L}\p{N}%:]|[.,/-]\d)/gu,
}

/**
 * The text with each e-mail address, card number and phone number of the given kinds replaced by `[email]`, `[card]`, `[phone]`.
 * Dates, prices, versions and bare numbers stay.
 */
export function redact(text: string, kinds: readonly PersonalKind[]): string {
  // Cards go before phones: a card number could be read as a long phone number.
  return (['email', 'card', 'phone'] as const)
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

/** A run of bare digits is an order number as often as a phone number: only the way a number is written gives it away. */
function looksDialed(match: string): boolean {
  const isDate = /^(?:\d{4}([-./ ])\d\d?\1\d\d?|\d\d?([-./ ])\d\d?\2\d{4})(?!\d)/.test(match)
  const isInternational = /^\+/.test(match)
  const isNational = /^(?:0\d|\()/.test(match)
  const isAmerican = /^(?:1[ .-])?\d{3}([ .-])(?:\d{3}[ .-])?\d{4}$/.test(match)
  return !isDate && (isInternational || isNational || isAmerican)
}

function passesLuhn(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].reverse().map(Number)
  const weighed = digits.map((digit, place) => (place % 2 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0) : digit))
  const sum = weighed.reduce((total, digit) => total + digit, 0)
  return sum > 0 && sum % 10 === 0
}
