import { minorUnits } from '../../situation/billers/minorUnits'
import { isoUnits } from '../../situation/billers/stripePrice'
import { readMoney } from '../../situation/readNumber'
import type { BillingSource } from './billingSources'
import { type Fields, isBlank } from './fieldsOf'

/** How the amounts of a table are to be read. */
export interface AmountForm {
  source: BillingSource
  isDashboard: boolean
  /** ISO 4217, upper case. */
  currency: string | undefined
}

/**
 * The price of one unit in minor units by ISO 4217; undefined where a row has none. Dashboards write major units, APIs and the
 * warehouses that copy them minor ones, Recurly major units everywhere. A cell that cannot be read comes back as it is.
 */
export function amountIn(fields: Fields, { source, isDashboard, currency }: AmountForm): unknown {
  const name = source.amount.find((each) => !isBlank(fields.get(each)))
  if (name === undefined) return undefined
  const cell = fields.get(name)
  const isMajor = (source.isMajor || (isDashboard && source.name !== 'fairwell')) && !name.endsWith('incents')
  if (isMajor) return minorUnits(typeof cell === 'string' ? withPoint(cell) : cell, currency) ?? cell
  const units = readMoney(cell) ?? undefined
  return (source.name === 'Stripe' && currency ? isoUnits(units, currency) : units) ?? cell
}

/** A number with a point for its decimals, where a spreadsheet wrote a comma or set thousands apart; any other text as it is. */
function withPoint(text: string): string {
  const number = text.trim()
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(number)) return number.replaceAll(',', '')
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(number)) return number.replaceAll('.', '').replace(',', '.')
  return /^\d+,\d{1,2}$/.test(number) ? number.replace(',', '.') : number
}
