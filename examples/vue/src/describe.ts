import type { Subscription } from 'fairwell'

/** What the account page says of a subscription. */
export function describe({ status, currentPeriodEnd, resumesAt, discount }: Subscription): string {
  if (status === 'canceling') return `Ends on ${day(currentPeriodEnd)}.`
  if (status === 'paused') return `Paused until ${day(resumesAt)}.`
  const off = discount ? ` ${discount.percentOff}% off until ${day(discount.endsAt)}.` : ''
  return `Renews on ${day(currentPeriodEnd)}.${off}`
}

function day(time = ''): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time))
}
