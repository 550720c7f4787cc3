import type { Price, Subscription, World } from './world'

/** A subscription as the API shows it. */
export function showSubscription(world: World, { discountUses: _, items, ...subscription }: Subscription): object {
  return {
    ...subscription,
    ...{ address_id: 'add_ada', business_id: null, collection_mode: 'automatic', billing_details: null },
    ...{ first_billed_at: subscription.started_at, updated_at: world.now().toISOString(), import_meta: null },
    management_urls: { update_payment_method: null, cancel: 'https://example.com/cancel' },
    items: items.map(({ price, quantity }) => showItem(world, subscription, price, quantity)),
  }
}

function showItem(
  world: World,
  { status, next_billed_at }: Omit<Subscription, 'items' | 'discountUses'>,
  id: string,
  quantity: number,
): object {
  const price = showPrice(world.prices.get(id) as Price)
  const product_id = world.prices.get(id)?.product_id ?? ''
  return {
    ...{ status: status === 'trialing' ? 'trialing' : 'active', quantity, recurring: true, price },
    ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z', previously_billed_at: null },
    ...{
      next_billed_at,
      trial_dates: status === 'trialing' ? { starts_at: next_billed_at, ends_at: next_billed_at } : null,
    },
    product: { id: product_id, name: world.products.get(product_id), status: 'active' },
  }
}

/** A price as the API shows it. */
export function showPrice(price: Price): object {
  const quantity = { minimum: 1, maximum: 100 }
  return { ...price, name: price.id, description: price.id, unit_price_overrides: [], quantity, type: 'standard' }
}
