import type { Subscription } from '../../situation/schema'
import type { View } from '../first/view'
import { FactList } from './FactList'

/** The final bill that the page gives: its lines, then the total, to pay or to get back. Nothing where it cannot be read. */
export function FinalBill({ view: { text, money, subscription } }: { view: View }) {
  const currency = subscription.finalBill?.currency ?? subscription.currency
  const items = itemsOf(subscription)
  if (!items || !money(0, currency)) return null
  const total = totalOf(items)
  return (
    <section class="bill">
      <b>{text('bill')}</b>
      <FactList rows={items.map(({ label, amount }) => [label, money(amount, currency)])} />
      <FactList rows={[[text(total < 0 ? 'bill.back' : 'bill.due'), money(Math.abs(total), currency)]]} />
    </section>
  )
}

/** The total of the final bill in minor units: above 0 left to pay, below 0 given back; undefined without a bill. */
export function billTotal({ subscription }: View): number | undefined {
  const items = itemsOf(subscription)
  return items && totalOf(items)
}

type Items = NonNullable<Subscription['finalBill']>['items']

/** The lines of the final bill. A bill with a line that cannot be read does not count, because its total would be wrong. */
function itemsOf({ finalBill }: Subscription): Items | undefined {
  const items = finalBill?.items
  const isWhole = Array.isArray(items) && items.length > 0 && items.every((item) => Number.isFinite(item?.amount))
  return isWhole ? items : undefined
}

function totalOf(items: Items): number {
  return items.reduce((total, { amount }) => total + amount, 0)
}
