import * as z from 'zod/mini'

// zod probes `new Function` for speed; a strict Content-Security-Policy reports that (colinhacks/zod#5414).
z.config({ jitless: true })

/** The name of something that the config defines. */
export const name = z.string().check(z.minLength(1), z.maxLength(128))
/** References to what the config defines elsewhere. The title is the key under which checkShape looks the name up. */
export const offerName = z.string().register(z.globalRegistry, { title: 'offers' })
/** The name of a segment, looked up as offerName is. */
export const segmentName = z.string().register(z.globalRegistry, { title: 'segments' })
/** A count of at least 1. */
export const whole = z.int().check(z.gte(1), z.lte(100_000))
/** An amount in minor units of the currency beside it. */
export const amount = z.int().check(z.gte(0))
/** An ISO 4217 code, in upper case. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/))
/** How often a plan is charged. */
export const interval = z.enum(['day', 'week', 'month', 'year'])

/** One text for everyone, or one for each language: `{ "en": …, "zh-Hans": … }`. */
export const text = z.union([z.string(), z.record(z.string(), z.string())])

/**
 * A condition in GrowthBook's MongoDB-like language. checkConfig checks its operators; decide skips conditions with
 * unknown ones.
 */
export const condition = z.record(z.string(), z.unknown())

/** One CSS value. It can't end its declaration, open a block or make a request; only functions that compute are allowed. */
export const cssValue = z
  .string()
  .check(
    z.regex(/^([^;{}@\\<>!(]|\b(rgba?|hsla?|hwb|(ok)?(lab|lch)|color(-mix)?|light-dark|calc|clamp|min|max)\(){0,200}$/),
  )
