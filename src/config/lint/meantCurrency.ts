import { isCurrency } from '../../base/currencies'

/** Signs and words that stand for one currency more often than for any other. */
const signs: Readonly<Record<string, string>> = {
  US: 'USD',
  $: 'USD',
  DOLLAR: 'USD',
  '€': 'EUR',
  EURO: 'EUR',
  '£': 'GBP',
  POUND: 'GBP',
  '¥': 'JPY',
  YEN: 'JPY',
  RMB: 'CNY',
  '₹': 'INR',
}

/** How to put a currency right: in upper case where that makes it a code, else by its sign. */
export function meantCurrency(value: string): string {
  const code = value.toUpperCase().replace(/[^A-Z]/g, '')
  const meant = isCurrency(code) ? code : (signs[code] ?? signs[value.trim()])
  return meant ? `Did you mean "${meant}"? Codes are those of ISO 4217.` : 'Write a code of ISO 4217, such as "USD".'
}
