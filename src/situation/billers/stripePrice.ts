import { decimalsOf } from '../../base/currencies'
import { readCurrency } from '../readCurrency'
import { isAbsent } from '../reading'
import { readMoney } from '../readNumber'
import { type Line, readLine } from './charge'
import { at, hasFields, listAt, readAt } from './fields'

/**
 * Currencies that Stripe writes with other decimals than ISO 4217 gives them: 500 of ISK or UGX are 5, and 500 of MGA are
 * 500. https://docs.stripe.com/currencies#zero-decimal and #special-cases
 */
const decimalsAtStripe: Record<string, number> = { ISK: 2, UGX: 2, MGA: 0 }

/** Turns Stripe's minor units into those of ISO 4217; undefined where the result is not whole. */
export function isoUnits(amount: number | undefined, currency: string | undefined): number | undefined {
  if (amount === undefined || !currency) return undefined
  const decimals = decimalsOf(currency)
  const units = (amount * 10 ** decimals) / 10 ** (decimalsAtStripe[currency] ?? decimals)
  return Number.isSafeInteger(units) ? units : undefined
}

/** An item of a subscription. Its price is a Price, or the Plan that older API versions have. */
export function stripeLine(item: unknown, currency: string | undefined): Line {
  const price = at(item, 'price') ?? at(item, 'plan')
  return readLine({
    plan: hasFields(price) ? at(price, 'id') : price,
    // Not the price's nickname: it is for the merchant, and customers do not see it.
    planName: at(price, 'product.name'),
    amount: isPlain(price) ? isoUnits(unitAmount(price, currency), currency) : undefined,
    interval: at(price, 'recurring.interval') ?? at(price, 'interval'),
    intervalCount: at(price, 'recurring.interval_count') ?? at(price, 'interval_count'),
    quantity: at(item, 'quantity'),
  })
}

/** Whether a charge is unit amount times quantity, and not by tiers, by usage, or by packages of units. */
function isPlain(price: unknown): boolean {
  const has = (path: string) => hasFields(at(price, path))
  const is = (path: string, word: string) => at(price, path) === word
  const isTiered = is('billing_scheme', 'tiered') || !isAbsent(at(price, 'tiers_mode')) || listAt(price, 'tiers').length
  const isMetered = is('recurring.usage_type', 'metered') || is('usage_type', 'metered')
  return !isTiered && !isMetered && !has('transform_quantity') && !has('transform_usage')
}

/**
 * The amount of one unit in the currency that is charged. A price in several currencies has those beside its own under
 * `currency_options`, where the host expanded them.
 */
function unitAmount(price: unknown, currency = ''): number | undefined {
  const own = readAt(readCurrency, price, 'currency')
  const source = own === currency ? price : at(price, `currency_options.${currency.toLowerCase()}`)
  const decimal = at(source, 'unit_amount_decimal') ?? at(source, 'amount_decimal')
  if (isAbsent(decimal)) return readAt(readMoney, source, 'unit_amount', 'amount')
  // Text, or the Decimal object that Stripe's SDK makes of it.
  return readAt(readMoney, { amount: numberOf(decimal) }, 'amount')
}

function numberOf(decimal: unknown): number {
  try {
    return Number(`${decimal}`)
  } catch {
    return Number.NaN
  }
}
