import type { Subscription } from '../../situation/schema'
import type { View } from '../first/view'
import { FactList } from './FactList'

/** What is still to be settled, as the host's billing works it out: the lines, then what they come to. */
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

/** What is left to pay, or comes back; undefined where no bill says. */
export function billTotal({ subscription }: View): number | undefined {
  const items = itemsOf(subscription)
  return items && totalOf(items)
}

type Items = NonNullable<Subscription['finalBill']>['items']

/** A statement with a line that cannot be read is none. */
function itemsOf({ finalBill }: Subscription): Items | undefined {
  const items = finalBill?.items
  const isWhole = Array.isArray(items) && items.length > 0 && items.every((item) => Number.isFinite(item?.amount))
  return isWhole ? items : undefined
}

function totalOf(items: Items): number {
  return items.reduce((total, { amount }) => total + amount, 0)
}
