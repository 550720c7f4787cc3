import { isCurrency } from '../../base/currencies'

/** Signs and words, each with the currency that it mostly stands for. */
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

/** How to correct a currency: the code in upper case if there is one, else the one of its sign or word. */
export function meantCurrency(value: string): string {
  const code = value.toUpperCase().replace(/[^A-Z]/g, '')
  const meant = isCurrency(code) ? code : (signs[code] ?? signs[value.trim()])
  return meant ? `Did you mean "${meant}"? Codes are those of ISO 4217.` : 'Write a code of ISO 4217, such as "USD".'
}
