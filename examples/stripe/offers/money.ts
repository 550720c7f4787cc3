/** Currencies that Stripe counts with other decimals than ISO 4217. https://docs.stripe.com/currencies#special-cases */
const factors: Record<string, number> = { ISK: 100, UGX: 100, MGA: 0.01 }

/** An amount of the config, which is in minor units by ISO 4217, in the units that Stripe takes. */
export function stripeAmount(amount: number, currency: string): number {
  return Math.round(amount * (factors[currency.toUpperCase()] ?? 1))
}

/** Throws where an amount is in another currency than the subscription: Stripe would refuse it, or keep it for an invoice that never comes. */
export function checkCurrency(of: string, currency: string, subscription: { id: string; currency: string }): void {
  if (currency.toLowerCase() === subscription.currency) return
  throw new Error(`${of}: expected ${subscription.currency}, the currency of ${subscription.id}, got ${currency}`)
}
