import type {
  CancelSubscription,
  CreateDiscountRequestBody,
  PauseSubscription,
  ResumeSubscription,
  UpdateSubscriptionRequestBody,
} from '@paddle/paddle-node-sdk'
import { locked, notFound, PaddleAnswer } from './paddleError'
import { showPrice, showSubscription } from './show'
import type { AsSent, Discount, Subscription, World } from './world'

type Route = (world: World, body: never, id: string, search: URLSearchParams) => object

/** The calls that the example makes, by method and path. */
export const routes: Record<string, Route> = {
  'GET /subscriptions/:id': (world, _, id) => showSubscription(world, found(world.subscriptions, id)),
  'PATCH /subscriptions/:id': (world, body: AsSent<UpdateSubscriptionRequestBody>, id) =>
    changed(world, id, (subscription) => update(world, subscription, body)),
  'POST /subscriptions/:id/pause': (world, body: AsSent<PauseSubscription>, id) =>
    changed(world, id, (subscription) => {
      if (subscription.scheduled_change) throw locked()
      const resume_at = body.resume_at ?? null
      const effective_at = subscription.next_billed_at ?? world.now().toISOString()
      if (body.effective_from === 'immediately') pauseNow(world, subscription, resume_at)
      else subscription.scheduled_change = { action: 'pause', effective_at, resume_at }
    }),
  'POST /subscriptions/:id/resume': (world, _: AsSent<ResumeSubscription>, id) =>
    changed(world, id, (subscription) => {
      if (subscription.status !== 'paused')
        throw new PaddleAnswer(
          400,
          'subscription_must_be_paused',
          'action can only be performed on paused subscription',
        )
      Object.assign(subscription, { status: 'active', paused_at: null, scheduled_change: null })
      subscription.next_billed_at = world.now().toISOString()
    }),
  'POST /subscriptions/:id/cancel': (world, body: AsSent<CancelSubscription>, id) =>
    changed(world, id, (subscription) => {
      if (subscription.scheduled_change) throw locked()
      const effective_at = subscription.next_billed_at ?? world.now().toISOString()
      if (body.effective_from === 'immediately') end(subscription, world.now())
      else subscription.scheduled_change = { action: 'cancel', effective_at, resume_at: null }
    }),
  'GET /discounts/:id': (world, _, id) => found(world.discounts, id),
  'GET /discounts': (world, _, __, search) =>
    [...world.discounts.values()].filter(({ code }) => code && search.get('code')?.split(',').includes(code)),
  'POST /discounts': (world, body: AsSent<CreateDiscountRequestBody>) => {
    const same = [...world.discounts.values()].find(({ code }) => code && code === body.code)
    if (same)
      throw new PaddleAnswer(409, 'discount_code_conflict', `Discount code conflicts with Discount ID ${same.id}`)
    if (body.code && !/^[a-z0-9]{1,32}$/i.test(body.code))
      throw new PaddleAnswer(400, 'invalid_field', 'Request does not pass validation.')
    const discount: Discount = { ...body, id: world.id('dsc'), status: 'active' }
    world.discounts.set(discount.id, discount)
    return discount
  },
  'GET /prices/:id': (world, _, id) => showPrice(found(world.prices, id)),
}

function found<Kept>(kept: Map<string, Kept>, id: string): Kept {
  const one = kept.get(id)
  if (!one) throw notFound(id)
  return one
}

/** Changes a subscription by Paddle's rules, and tells of it. */
function changed(world: World, id: string, change: (subscription: Subscription) => void): object {
  const subscription = found(world.subscriptions, id)
  if (subscription.status === 'canceled')
    throw new PaddleAnswer(
      400,
      'subscription_update_when_canceled',
      'cannot update subscription, as subscription is canceled',
    )
  change(subscription)
  const shown = showSubscription(world, subscription)
  world.tell(`subscription.${(subscription.status as string) === 'canceled' ? 'canceled' : 'updated'}`, shown)
  return shown
}

/** Changes fields. Everything is checked before anything changes. */
function update(world: World, subscription: Subscription, body: AsSent<UpdateSubscriptionRequestBody>): void {
  const { scheduled_change, items, discount, next_billed_at, custom_data, proration_billing_mode } = body
  if (subscription.status === 'past_due')
    throw new PaddleAnswer(
      400,
      'subscription_update_when_past_due',
      "cannot update subscription, as the subscription status is 'past_due'",
    )
  if (scheduled_change)
    throw new PaddleAnswer(
      400,
      'subscription_scheduled_change_invalid_update',
      'You can only set the `scheduled_change` field to `null`.',
    )
  if ((items || next_billed_at) && !proration_billing_mode)
    throw new PaddleAnswer(400, 'invalid_field', 'Request does not pass validation.')
  const sent = items as { price_id: string; quantity: number }[] | undefined
  for (const { price_id } of sent ?? []) found(world.prices, price_id)
  if (discount && found(world.discounts, discount.id).status === 'archived')
    throw new PaddleAnswer(400, 'subscription_archived_discount_application_attempt', 'The discount has been archived.')
  if (scheduled_change === null) subscription.scheduled_change = null
  if (sent) subscription.items = sent.map(({ price_id, quantity }) => ({ price: price_id, quantity }))
  if (discount) {
    const isSame = subscription.discount?.id === discount.id
    subscription.discount = { id: discount.id, starts_at: subscription.next_billed_at, ends_at: null }
    if (!isSame) subscription.discountUses = 0
  }
  if (next_billed_at) subscription.next_billed_at = next_billed_at
  if (custom_data !== undefined) subscription.custom_data = custom_data as Record<string, unknown> | null
}

/** Pauses a subscription; that it resumes is a scheduled change. */
export function pauseNow(world: World, subscription: Subscription, resume_at: string | null): void {
  Object.assign(subscription, { status: 'paused', paused_at: world.now().toISOString(), next_billed_at: null })
  subscription.scheduled_change = resume_at ? { action: 'resume', effective_at: resume_at, resume_at: null } : null
}

/** Ends a subscription. */
export function end(subscription: Subscription, at: Date): void {
  Object.assign(subscription, {
    status: 'canceled',
    canceled_at: at.toISOString(),
    scheduled_change: null,
    next_billed_at: null,
  })
}
