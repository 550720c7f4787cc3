import * as z from 'zod/mini'

// zod probes `new Function` for speed; a strict Content-Security-Policy reports that (colinhacks/zod#5414).
z.config({ jitless: true })

const name = z.string().check(z.minLength(1), z.maxLength(128))
/** Names of what the config defines elsewhere: at the key that the title tells, where checkShape looks them up. */
const offerName = z.string().register(z.globalRegistry, { title: 'offers' })
const segmentName = z.string().register(z.globalRegistry, { title: 'segments' })
const whole = z.int().check(z.gte(1), z.lte(100_000))
/** Minor units of the currency beside it. */
const amount = z.int().check(z.gte(0))
const currency = z.string().check(z.regex(/^[A-Z]{3}$/))
const interval = z.enum(['day', 'week', 'month', 'year'])

/** One text for everyone, or one a language: `{ "en": …, "zh-Hans": … }`. */
const text = z.union([z.string(), z.record(z.string(), z.string())])

/** MongoDB-style, as GrowthBook publishes it. Operators are checked by checkConfig; decide leaves out what it doesn't know. */
const condition = z.record(z.string(), z.unknown())

const question = z.strictObject({
  id: name,
  type: z.enum(['text', 'single', 'multiple', 'rating', 'nps']),
  label: text,
  options: z.optional(z.array(z.strictObject({ id: name, label: text }))),
})

const reason = z.strictObject({
  id: name,
  label: text,
  category: z.optional(name),
  influence: z.optional(z.enum(['influenceable', 'uninfluenceable', 'unknown'])),
  pinned: z.optional(z.enum(['first', 'last'])),
  questions: z.optional(z.array(question)),
})

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
}

const plan = z.strictObject({
  id: name,
  name: text,
  amount,
  currency,
  interval,
  intervalCount: z.optional(whole),
  features: z.optional(z.array(text)),
})

const offer = z.discriminatedUnion('type', [
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
    yearly: z.optional(z.boolean()),
  }),
  z.strictObject({ type: z.literal('plan_change'), ...everyOffer, plans: z.array(plan).check(z.minLength(1)) }),
  z.strictObject({ type: z.literal('trial_extension'), ...everyOffer, days: whole }),
  z.strictObject({
    type: z.literal('credit'),
    ...everyOffer,
    amount: z.optional(whole),
    currency: z.optional(currency),
    periods: z.optional(whole),
  }),
  z.strictObject({ type: z.literal('update_payment'), ...everyOffer, url: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('contact'), ...everyOffer, url: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('booking'), ...everyOffer, url: z.string() }),
  z.strictObject({ type: z.literal('video'), ...everyOffer, url: z.string() }),
  z.strictObject({ type: z.literal('redirect'), ...everyOffer, url: z.string() }),
  z.strictObject({
    type: z.literal('custom'),
    ...everyOffer,
    name,
    data: z.optional(z.record(z.string(), z.unknown())),
  }),
])

const variation = z.strictObject({
  key: name,
  weight: z.number().check(z.gte(0), z.lte(1)),
  offers: z.array(offerName),
})

const experiment = z.strictObject({
  id: name,
  coverage: z.optional(z.number().check(z.gte(0), z.lte(1))),
  variations: z.array(variation).check(z.minLength(1)),
})

const rule = z.strictObject({
  id: name,
  segment: z.optional(segmentName),
  when: z.optional(condition),
  offers: z.array(offerName),
  experiment: z.optional(experiment),
})

const alert = z.strictObject({
  id: name,
  segment: z.optional(segmentName),
  when: z.optional(condition),
  on: z.enum(['flow.started', 'decision.made', 'flow.saved', 'flow.canceled', 'flow.dismissed', 'flow.referred']),
  team: z.optional(z.string()),
})

const confirm = z.strictObject({
  keeps: z.optional(z.array(text)),
  loses: z.optional(z.array(text)),
  dataKeptDays: z.optional(z.int().check(z.gte(0))),
})

/** One CSS value: nothing that ends it, opens a block, escapes, or makes a request; of functions only those that compute. */
const cssValue = z
  .string()
  .check(
    z.regex(/^([^;{}@\\<>!(]|\b(rgba?|hsla?|hwb|(ok)?(lab|lch)|color(-mix)?|light-dark|calc|clamp|min|max)\(){0,200}$/),
  )

const variables = z.strictObject({
  colorPrimary: z.optional(cssValue),
  colorBackground: z.optional(cssValue),
  colorText: z.optional(cssValue),
  fontFamily: z.optional(cssValue),
  fontSize: z.optional(cssValue),
  borderRadius: z.optional(cssValue),
})

const theme = z.strictObject({
  colorScheme: z.optional(z.enum(['light', 'dark', 'auto'])),
  variables: z.optional(variables),
  dark: z.optional(variables),
})

const privacy = z.strictObject({
  send: z.optional(z.array(z.string().check(z.regex(/^(customer|subscription)\.[^.]+$/)))),
  redact: z.optional(z.array(z.enum(['email', 'card', 'phone']))),
})

/** The config's shape. Types, `config.schema.json`, the checks and the reference page all come from here. */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.literal(1),
  id: name,
  fairness: z.optional(z.enum(['us-ftc', 'us-ca', 'us-mn', 'eu', 'uk'])),
  audience: z.optional(condition),
  segments: z.optional(z.record(z.string(), condition)),
  savedGroups: z.optional(z.record(z.string(), z.array(z.union([z.string(), z.number()])))),
  survey: z.strictObject({
    title: z.optional(text),
    hint: z.optional(text),
    order: z.optional(z.enum(['random', 'listed'])),
    reasons: z.array(reason).check(z.minLength(1)),
  }),
  offers: z.optional(z.record(z.string(), offer)),
  rules: z.optional(z.array(rule)),
  holdout: z.optional(z.strictObject({ share: z.number().check(z.gte(0), z.lte(1)) })),
  alerts: z.optional(z.array(alert)),
  confirm: z.optional(confirm),
  messages: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
  theme: z.optional(theme),
  privacy: z.optional(privacy),
})

export type Config = z.infer<typeof configSchema>
export type Text = z.infer<typeof text>
export type Condition = z.infer<typeof condition>
export type Question = z.infer<typeof question>
export type Reason = z.infer<typeof reason>
export type Offer = z.infer<typeof offer>
export type OfferType = Offer['type']
/** An offer with the id the config names it by. */
export type NamedOffer = Offer & { id: string }
export type Plan = z.infer<typeof plan>
export type Rule = z.infer<typeof rule>
export type Experiment = z.infer<typeof experiment>
export type Alert = z.infer<typeof alert>
export type Theme = z.infer<typeof theme>
