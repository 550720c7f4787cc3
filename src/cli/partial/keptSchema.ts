import * as z from 'zod/mini'
import { moveTypes } from '../../report/log/readRecord'
import { outcomes } from '../../report/log/session'
import type { Kept } from '../../report/partial/kept'

// A partial file may come from anyone, so each line is read by this schema (law: read once).
const fields = z.record(z.string(), z.unknown())
const words = z.nullable(z.string())
const amount = z.nullable(z.number())

const move = z.object({
  id: z.string(),
  source: z.string(),
  session: z.string(),
  seq: z.nullable(z.int().check(z.positive())),
  time: amount,
  type: z.enum(moveTypes),
  mode: z.string(),
  flowId: z.string(),
  configHash: words,
  vouched: words,
  customer: fields,
  subscription: fields,
  data: fields,
})

const offer = z.object({
  id: z.string(),
  type: words,
  decided: z.boolean(),
  shown: z.boolean(),
  accepted: z.boolean(),
  applied: z.boolean(),
  failed: z.boolean(),
  refused: z.boolean(),
  declined: z.boolean(),
})

const decision = z.object({
  rule: words,
  offers: z.array(z.string()),
  experiment: z.nullable(z.object({ id: z.string(), variation: z.string() })),
  holdout: z.boolean(),
  segments: z.array(z.string()),
})

const session = z.object({
  id: z.string(),
  source: z.string(),
  flowId: z.string(),
  customer: words,
  subscription: words,
  mrr: amount,
  currency: words,
  months: amount,
  quantity: z.number(),
  plan: words,
  tenureDays: amount,
  startedAt: amount,
  endedAt: amount,
  outcome: z.nullable(z.enum(outcomes)),
  reason: words,
  category: words,
  influence: words,
  answers: fields,
  suggestedReason: words,
  decisions: z.array(decision),
  offers: z.array(offer),
  steps: z.array(z.object({ step: z.string(), milliseconds: amount })),
  taken: z.nullable(z.object({ offer: words, type: words, choice: fields })),
  moves: z.int().check(z.positive()),
  configHash: words,
  vouched: z.nullable(z.boolean()),
  impossible: z.boolean(),
  clockSkew: z.boolean(),
  alerts: z.optional(z.array(z.object({ alert: z.string(), at: amount }))),
  recorded: z.optional(
    z.union([
      z.object({ is: z.literal('acted'), alert: z.string(), session: z.string() }),
      z.object({ is: z.literal('cancellation'), channel: z.string() }),
      z.object({ is: z.literal('feedback') }),
    ]),
  ),
})

const mode = z.enum(['live', 'test'])

const isOfOneSession = (moves: { source: string; session: string; mode: string }[]) =>
  moves.every((each) => (['source', 'session', 'mode'] as const).every((name) => each[name] === moves[0]?.[name]))

/** One session in a partial file. */
export const keptSchema: z.ZodMiniType<Kept> = z.union([
  z.object({ mode, session, names: z.array(z.string()) }),
  z.object({ mode, moves: z.array(move).check(z.minLength(1), z.refine(isOfOneSession)) }),
])

const count = z.int().check(z.nonnegative())

/** The first line of a partial file. */
export const headSchema = z.object({ fairwell: z.literal('partial'), version: z.number() })

/** The last line of a partial file. */
export const footSchema = z.object({
  sessions: count,
  counts: z.object({
    events: count,
    duplicates: count,
    unknownVersion: count,
    foreign: count,
    unreadable: count,
  }),
  checksum: z.string(),
})
