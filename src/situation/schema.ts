import * as z from 'zod/mini'

// zod probes `new Function` for speed; a strict Content-Security-Policy reports that (colinhacks/zod#5414).
z.config({ jitless: true })

/** The schema with a description for the JSON Schema, the types' hover texts and docs/situation.md. */
function says<Schema extends z.ZodMiniType>(description: string, schema: Schema): Schema {
  z.globalRegistry.add(schema, { description })
  return schema
}

/** An optional field with its description. */
const may = <Schema extends z.ZodMiniType>(description: string, schema: Schema) => says(description, z.optional(schema))

const text = () => z.string().check(z.minLength(1))
const money = () => z.int().check(z.gte(0))
const currency = () => z.string().check(z.regex(/^[A-Z]{3}$/))
const time = () => z.string().check(z.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?Z)?$/))
const whatever = () => z.record(z.string(), z.unknown())

const customer = z.looseObject({
  id: may('Opaque and stable: experiments and the holdout are dealt by it.', text()),
  email: may('For rules and your handlers; it is not sent to the endpoint unless `privacy.send` says so.', text()),
  firstName: may('How texts address the customer.', text()),
  timeZone: may('IANA name, such as `Europe/Berlin`; dates are shown in it. Default: the browser’s.', text()),
  country: may(
    'Where they live, by ISO 3166-1: which fairness preset counts, where the config has several.',
    z.string().check(z.regex(/^[A-Z]{2}$/)),
  ),
  addresses: may(
    'Other addresses that a delivery can go to, for the offer `address`. Events hold their ids only.',
    z.array(
      z.looseObject({
        id: says('Your id of it; handed over as `choice.addressId`.', text()),
        label: says('The address as the customer knows it, such as `Work, Lindenstr. 5`.', text()),
      }),
    ),
  ),
})

const discount = z.looseObject({
  percentOff: may('Percent, 0 to 100.', z.number().check(z.gte(0), z.lte(100))),
  amountOff: may('Off the whole charge, in minor units.', money()),
  endsAt: may('When it ends. Absent: never.', time()),
})

const finalBill = z.looseObject({
  items: says(
    'Its lines. One that cannot be read makes the whole bill unreadable.',
    z.array(
      z.looseObject({
        label: says('What is billed, as the customer reads it.', text()),
        amount: says('Minor units; negative amounts go to the customer.', z.int()),
      }),
    ),
  ),
  currency: may('Default: the subscription’s.', currency()),
})

const delivery = z.looseObject({
  nextAt: may(
    'When the next delivery comes. Default: the period’s end, unless `interval` says another rhythm.',
    time(),
  ),
  interval: may(
    'With `intervalCount`: the time between two deliveries, where it is not that between two charges.',
    z.enum(['day', 'week', 'month', 'year']),
  ),
  intervalCount: may('Intervals between two deliveries; default 1.', z.int().check(z.gte(1))),
  product: may('The id of what is delivered; it is not offered as a swap.', text()),
})

const loss = z.looseObject({
  text: says('What ends, with its figure, as the customer reads it: `Your 14 saved reports`.', text()),
  source: says('Where that is known from, shown below it: `From your account, today`, or an address, as text.', text()),
})

const subscription = z.looseObject({
  id: may('As your billing system names it.', text()),
  status: may(
    'What state it is in. `canceling` runs until the period’s end, and no longer.',
    z.enum(['active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled']),
  ),
  provider: may(
    'Who bills it: `apple` or `google` where it was bought in their store, which alone can cancel it. Other words are your own.',
    text(),
  ),
  plan: may('The plan’s id.', text()),
  planName: may('The plan’s name as the customer knows it.', text()),
  amount: may(
    'What one unit costs at each charge, before discounts, in minor units of `currency`: 4900 is $49.00.',
    money(),
  ),
  currency: may('ISO 4217.', currency()),
  interval: may('With `intervalCount`: the time between two charges.', z.enum(['day', 'week', 'month', 'year'])),
  intervalCount: may('Intervals between two charges; default 1.', z.int().check(z.gte(1))),
  quantity: may('Seats or units. Every figure shown or reported is times this; default 1.', z.int().check(z.gte(0))),
  startedAt: may('When it began.', time()),
  withdrawUntil: may(
    'Until when the customer may withdraw from the contract, where a law gives such a period.',
    time(),
  ),
  trialEnd: may('When the trial ends.', time()),
  currentPeriodEnd: may('When the paid period ends, and so when the next charge is due.', time()),
  resumesAt: may('When a pause ends.', time()),
  canceledAt: may('When it was canceled.', time()),
  discount: may('A discount that runs now.', discount),
  delivery: may('What is sent and when, for offers of shops and boxes.', delivery),
  finalBill: may('What is still to be settled, as the billing system works it out.', finalBill),
  losses: may(
    'What this customer no longer has after it, below `confirm.loses` on the confirmation: five at most. One without its source is left out.',
    z.array(loss),
  ),
})

const offerRecord = z.looseObject({
  id: says('The offer’s id in the config.', text()),
  status: says('What became of it.', z.enum(['shown', 'accepted', 'declined'])),
  time: may('When. Absent: it counts as just now.', time()),
})

const history = z.looseObject({
  offers: may('Offers this customer has had, for limits. Default: what this browser remembers.', z.array(offerRecord)),
})

/**
 * The schema of a Situation: everything that rules can read. Plain JSON, so that it can be decided anywhere (law: same input,
 * same Decision). Pages may give more forms (docs/situation.md); `readSituation` turns them into this.
 */
export const situationSchema = z.object({
  customer: may('Who is leaving. Fields beyond these are your own, and rules may read them.', customer),
  subscription: may('What they pay. Fields beyond these are your own, and rules may read them.', subscription),
  subscriptions: may('Where there are several: the customer says first which one it is about.', z.array(subscription)),
  kind: may(
    'What the customer asks for: to cancel, or to withdraw from the contract within its first 14 days. Default: to cancel.',
    z.enum(['cancel', 'withdraw']),
  ),
  stage: may(
    '`open` before the survey: then only rules with `on: "open"` are looked at, and otherwise none of them.',
    z.enum(['open']),
  ),
  answers: may('`reason`, `category`, `influence`, and each question’s answer by its id.', whatever()),
  history: may('What went before. Fields beyond `offers` are your own, and rules may read them.', history),
  page: may('What rules may know of the page.', whatever()),
  locale: may('BCP 47.', text()),
  now: may(
    'Rules and limits take the time from here and from nowhere else. Pages and the command line put the time of their clock here.',
    time(),
  ),
  handlers: may(
    'Offer types that something can perform here (a handler or an actions URL). Absent: all of them.',
    z.array(text()),
  ),
})

/** Who is leaving, as read. */
export type Customer = z.infer<typeof customer>
/** What they pay for, as read; money in minor units. */
export type Subscription = z.infer<typeof subscription>
/** How often a subscription is charged. */
export type Interval = NonNullable<Subscription['interval']>
/** An offer that this customer has met before. */
export type OfferRecord = z.infer<typeof offerRecord>
/** Everything that a rule may look at, as `readSituation` gives it. */
export type Situation = z.infer<typeof situationSchema>
