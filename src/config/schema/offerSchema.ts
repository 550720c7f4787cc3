import * as z from 'zod/mini'
import { amount, currency, interval, name, offerName, text, whole } from './values'

const limit = z.strictObject({
  cooldownDays: z.optional(whole),
  maxAccepts: z.optional(whole),
  maxShows: z.optional(whole),
})

const everyOffer = {
  title: z.optional(text),
  body: z.optional(text),
  acceptLabel: z.optional(text),
  declineLabel: z.optional(text),
  limit: z.optional(limit),
  with: z.optional(offerName),
  // biome-ignore lint/suspicious/noThenProperty: a schema, and in a config a text, so nothing that awaits it takes it for a promise.
  then: z.optional(offerName),
}

/** What an offer that helps may say of the help. */
const help = {
  minutes: z.optional(whole),
  image: z.optional(z.string()),
  person: z.optional(z.strictObject({ name: text, role: z.optional(text), image: z.optional(z.string()) })),
}

/** A plan that a `plan_change` offers. */
export const plan = z.strictObject({
  id: name,
  name: text,
  amount,
  currency,
  interval,
  intervalCount: z.optional(whole),
  features: z.optional(z.array(text)),
})

/** A product that a `gift` offers. It has no price. */
export const present = z.strictObject({ id: name, name: text, image: z.optional(z.string()) })

/** A product that a `swap` offers. */
export const product = z.strictObject({
  id: name,
  name: text,
  image: z.optional(z.string()),
  amount: z.optional(amount),
  currency: z.optional(currency),
})

/** How often a delivery comes, where a `frequency` offers it. */
export const rhythm = z.strictObject({ interval, intervalCount: z.optional(whole) })

/** An offer, told apart by its `type`. */
export const offer = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('discount'),
    ...everyOffer,
    percentOff: z.optional(z.number().check(z.gte(0.01), z.lte(100))),
    amountOff: z.optional(whole),
    currency: z.optional(currency),
    duration: z.optional(z.enum(['once', 'forever'])),
    durationInMonths: z.optional(whole),
    couponId: z.optional(z.string()),
  }),
  z.strictObject({
    type: z.literal('pause'),
    ...everyOffer,
    lengths: z.array(whole).check(z.minLength(1)),
    unit: z.enum(['day', 'week', 'month']),
    starts: z.optional(z.enum(['now', 'period_end'])),
    yearly: z.optional(z.boolean()),
  }),
  z.strictObject({
    type: z.literal('plan_change'),
    ...everyOffer,
    plans: z.array(plan).check(z.minLength(1)),
    starts: z.optional(z.enum(['now', 'period_end'])),
  }),
  z.strictObject({ type: z.literal('trial_extension'), ...everyOffer, days: whole }),
  z.strictObject({
    type: z.literal('credit'),
    ...everyOffer,
    amount: z.optional(whole),
    currency: z.optional(currency),
    periods: z.optional(whole),
  }),
  z.strictObject({ type: z.literal('update_payment'), ...everyOffer, url: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('contact'), ...everyOffer, ...help, url: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('booking'), ...everyOffer, ...help, url: z.string() }),
  z.strictObject({ type: z.literal('video'), ...everyOffer, ...help, url: z.string(), captions: z.optional(text) }),
  z.strictObject({ type: z.literal('redirect'), ...everyOffer, ...help, url: z.string() }),
  z.strictObject({ type: z.literal('skip'), ...everyOffer, upcoming: z.optional(z.int().check(z.gte(1), z.lte(12))) }),
  z.strictObject({
    type: z.literal('reschedule'),
    ...everyOffer,
    lengths: z.array(whole).check(z.minLength(1)),
    unit: z.enum(['day', 'week', 'month']),
  }),
  z.strictObject({
    type: z.literal('frequency'),
    ...everyOffer,
    intervals: z.array(rhythm).check(z.minLength(1)),
  }),
  z.strictObject({ type: z.literal('swap'), ...everyOffer, products: z.array(product).check(z.minLength(1)) }),
  z.strictObject({ type: z.literal('gift'), ...everyOffer, products: z.array(present).check(z.minLength(1)) }),
  z.strictObject({ type: z.literal('address'), ...everyOffer, url: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('chat'), ...everyOffer, ...help }),
  z.strictObject({
    type: z.literal('custom'),
    ...everyOffer,
    name,
    data: z.optional(z.record(z.string(), z.unknown())),
  }),
])
