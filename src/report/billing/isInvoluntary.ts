/**
 * What billers call an end that the customer did not choose, in the form that `normalized` gives. docs/report.md names the
 * sources.
 */
const phrases = [
  ...['payment failed', 'payment failure', 'failed payment', 'payment declined', 'payment disputed', 'payment error'],
  ...[
    'not paid',
    'unpaid',
    'non payment',
    'nonpayment',
    'past due',
    'overdue',
    'dunning',
    'uncollectible',
    'collections',
  ],
  ...['no card', 'card declined', 'card expired', 'expired card', 'declined', 'insufficient funds', 'chargeback'],
  ...['fraud review failed', 'non compliant eu customer', 'non compliant customer', 'tax calculation failed'],
  ...['currency incompatible with gateway', 'involuntary'],
]

/** Whether a subscription ended without its customer choosing so, by the biller's own word for the reason. */
export function isInvoluntary(reason: string | undefined): boolean {
  if (!reason) return false
  const text = ` ${normalized(reason)} `
  return phrases.some((phrase) => text.includes(` ${phrase} `))
}

/** The words of a reason in lower case: `paymentFailed`, `PAYMENT_FAILED` and `Payment-failed` all give `payment failed`. */
function normalized(reason: string): string {
  return reason
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .join(' ')
}
