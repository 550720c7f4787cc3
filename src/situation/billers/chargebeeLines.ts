import { isAbsent } from '../reading'
import { readMoney, readQuantity } from '../readNumber'
import { readId, readText } from '../readText'
import { type Line, readLine } from './charge'
import { at, listAt, readAt } from './fields'
import { minorUnits } from './minorUnits'

/** The recurring items of a subscription: its plan and its addons. */
export interface ChargebeeLines {
  plan?: Line
  addons: Line[]
}

/**
 * Reads the lines of a subscription, of either product catalog. `answer` is the API's answer around it, which may name
 * its prices.
 */
export function chargebeeLines(source: unknown, answer: unknown, currency: string | undefined): ChargebeeLines {
  const read = (item: unknown, names: Names): Line => lineOf({ item, names, source, answer, currency })
  // Items of the type `charge` are charged once, so they are left out.
  const items = listAt(source, 'subscription_items').filter((item) => at(item, 'item_type') !== 'charge')
  if (!items.length) {
    const addons = listAt(source, 'addons').map((addon) => read(addon, { id: 'id', prefix: '' }))
    return isAbsent(at(source, 'plan_id'))
      ? { addons }
      : { plan: read(source, { id: 'plan_id', prefix: 'plan_' }), addons }
  }
  const isPlan = (item: unknown) => at(item, 'item_type') === 'plan'
  const names = { id: 'item_price_id', prefix: '' }
  const [plan] = items.filter(isPlan).map((item) => read(item, names))
  return { ...(plan && { plan }), addons: items.filter((item) => !isPlan(item)).map((item) => read(item, names)) }
}

/** How a catalog names the fields of a line: where its id stands, and what stands before the other fields. */
interface Names {
  id: string
  prefix: string
}

interface Source {
  item: unknown
  names: Names
  source: unknown
  answer: unknown
  currency: string | undefined
}

function lineOf({ item, names: { id, prefix }, source, answer, currency }: Source): Line {
  const plan = readAt(readId, item, id)
  const period = at(item, 'billing_period_unit') ? item : source
  const quantity = billedQuantity(item, prefix)
  const isTiered = listAt(source, 'item_tiers').some((tier) => at(tier, 'item_price_id') === plan)
  return readLine({
    plan,
    planName: nameOf(plan, item, answer),
    amount: isTiered || isMetered(item) ? undefined : unitPrice({ item, prefix, quantity, currency }),
    interval: at(period, 'billing_period_unit'),
    intervalCount: at(period, 'billing_period'),
    quantity,
  })
}

const isMetered = (item: unknown) =>
  !isAbsent(at(item, 'metered_quantity')) || !isAbsent(at(item, 'usage_accumulation_reset_frequency'))

/** How many units are paid for, without the free ones. Undefined for a flat fee, and for fractions of units. */
function billedQuantity(item: unknown, prefix: string): number | undefined {
  const decimal = readAt(readText, item, `${prefix}quantity_in_decimal`)
  const quantity = decimal ? readQuantity(Number(decimal)) : readAt(readQuantity, item, `${prefix}quantity`)
  const free = readAt(readQuantity, item, `${prefix}free_quantity`) ?? 0
  return typeof quantity === 'number' ? Math.max(0, quantity - free) : undefined
}

interface Unit {
  item: unknown
  prefix: string
  quantity: number | undefined
  currency: string | undefined
}

/** The price of one unit. Undefined where price times quantity is not Chargebee's own total, and for fractions of units. */
function unitPrice({ item, prefix, quantity, currency }: Unit): number | undefined {
  const decimal = readAt(readText, item, `${prefix}unit_price_in_decimal`)
  const price = decimal ? minorUnits(decimal, currency) : readAt(readMoney, item, `${prefix}unit_price`)
  const total = readAt(readMoney, item, `${prefix}amount`)
  const isCounted = ['quantity', 'quantity_in_decimal'].some((name) => !isAbsent(at(item, prefix + name)))
  if (price === undefined || currency === undefined || (isCounted && quantity === undefined)) return undefined
  return total === undefined || total === price * (quantity ?? 1) ? price : undefined
}

/** The plan's name as customers read it: the external or invoice name, else the internal one, as Chargebee does. */
function nameOf(plan: string | undefined, item: unknown, answer: unknown): string | undefined {
  const prices = [at(answer, 'item_price'), ...listAt(answer, 'item_prices'), at(answer, 'plan')]
  const price = at(item, 'item_price') ?? prices.find((each) => plan !== undefined && at(each, 'id') === plan)
  return readAt(readText, price, 'external_name', 'invoice_name', 'name')
}
