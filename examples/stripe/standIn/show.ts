import type { Coupon, Discount, Price, Schedule, Subscription, World } from './world'

/** A list as Stripe answers it. */
export function listOf<Each>(data: Each[], url: string) {
  return { object: 'list' as const, data, has_more: false, url }
}

/** A subscription as the API shows it; what is asked for by `expand` is whole in it, and else there by its id. */
export function showSubscription(world: World, subscription: Subscription, expand: readonly string[] = []): object {
  const { customer, items, discounts } = subscription
  const owner = world.customers.get(customer)
  return {
    ...subscription,
    customer:
      expand.includes('customer') && owner ? { id: owner.id, object: 'customer', email: owner.email } : customer,
    items: listOf(
      items.map((item) => ({
        ...item,
        price: showPrice(world, item.price, expand.includes('items.data.price.product')),
      })),
      '/v1/subscription_items',
    ),
    discounts: expand.includes('discounts.source.coupon')
      ? discounts.map((id) => showDiscount(world, world.discounts.get(id)))
      : discounts,
  }
}

/** A price, with its product where that is asked for. */
export function showPrice(world: World, id: string, withProduct = false): object {
  const price = world.prices.get(id) as Price
  const product = { id: price.product, object: 'product', name: world.products.get(price.product) }
  return { ...price, product: withProduct ? product : price.product }
}

function showDiscount(world: World, discount: Discount | undefined): object {
  const { coupon, isUsed: _, ...shown } = discount as Discount
  return { ...shown, source: { type: 'coupon', coupon: world.coupons.get(coupon) as Coupon } }
}

/** A schedule, with the phase that runs. */
export function showSchedule(world: World, schedule: Schedule): object {
  const now = world.now()
  const current = schedule.phases.find(({ start_date, end_date }) => start_date <= now && now < end_date)
  const current_phase = current ? { start_date: current.start_date, end_date: current.end_date } : null
  return { ...schedule, object: 'subscription_schedule', current_phase }
}
