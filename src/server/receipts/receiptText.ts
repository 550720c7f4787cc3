import type { ReceiptParts } from './receiptHtml'
import type { ReceiptLanguage } from './receiptLanguage'

/** The confirmation as plain text. */
export function receiptText({ subject, lead, rows, keep }: ReceiptParts, { dir }: ReceiptLanguage): string {
  // In right-to-left text a value of the other direction would pull the colon to its wrong side.
  const aside = (value: string) => (dir === 'rtl' ? `\u2068${value}\u2069` : value)
  return [subject, '', lead, '', ...rows.map(([name, value]) => `${name}: ${aside(value)}`), '', keep, ''].join('\n')
}
