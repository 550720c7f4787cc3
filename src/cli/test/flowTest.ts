import * as z from 'zod/mini'

const ids = z.array(z.string())

/** What a test says of a Decision: only what it names is compared. */
const expectation = z.strictObject({
  /** The id of the flow that the customer gets, where the config has several. */
  flow: z.optional(z.string()),
  /** Ids of the offers that the customer is shown, in order; none for `[]`. */
  offers: z.optional(ids),
  /** The id of the rule that ends the search, or null where none matches. */
  rule: z.optional(z.nullable(z.string())),
  /** Ids of the segments that hold, in any order. */
  segments: z.optional(ids),
  /** Ids of the alerts whose conditions hold, in any order. */
  alerts: z.optional(ids),
  /** `id: variation` of the experiment, or null for none. */
  experiment: z.optional(z.nullable(z.string())),
  holdout: z.optional(z.boolean()),
})

const flowTest = z.strictObject({
  name: z.string(),
  situation: z.record(z.string(), z.unknown()),
  expect: expectation,
})

/** A file of tests: situations, and what is decided of them. `now` holds for every situation that has none of its own. */
export const testsSchema = z.strictObject({ now: z.optional(z.string()), tests: z.array(flowTest) })

/** What a test expects of a Decision. */
export type Expectation = z.infer<typeof expectation>
/** A situation, and what is to be decided of it. */
export type FlowTest = z.infer<typeof flowTest>
/** What a file of tests holds. */
export type FlowTests = z.infer<typeof testsSchema>
