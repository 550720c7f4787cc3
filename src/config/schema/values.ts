import * as z from 'zod/mini'

// zod probes `new Function` for speed; a strict Content-Security-Policy reports that (colinhacks/zod#5414).
z.config({ jitless: true })

export const name = z.string().check(z.minLength(1), z.maxLength(128))
/** Names of what the config defines elsewhere: at the key that the title tells, where checkShape looks them up. */
export const offerName = z.string().register(z.globalRegistry, { title: 'offers' })
export const segmentName = z.string().register(z.globalRegistry, { title: 'segments' })
export const whole = z.int().check(z.gte(1), z.lte(100_000))
/** Minor units of the currency beside it. */
export const amount = z.int().check(z.gte(0))
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/))
export const interval = z.enum(['day', 'week', 'month', 'year'])

/** One text for everyone, or one a language: `{ "en": …, "zh-Hans": … }`. */
export const text = z.union([z.string(), z.record(z.string(), z.string())])

/** MongoDB-style, as GrowthBook publishes it. Operators are checked by checkConfig; decide leaves out what it doesn't know. */
export const condition = z.record(z.string(), z.unknown())

/** One CSS value: nothing that ends it, opens a block, escapes, or makes a request; of functions only those that compute. */
export const cssValue = z
  .string()
  .check(
    z.regex(/^([^;{}@\\<>!(]|\b(rgba?|hsla?|hwb|(ok)?(lab|lch)|color(-mix)?|light-dark|calc|clamp|min|max)\(){0,200}$/),
  )
