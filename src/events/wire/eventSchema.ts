import * as z from 'zod/mini'
import { flowEventTypes } from './flowEvent'

/**
 * The data of each type of event (law: read once). EventData and the published JSON Schema are made of it at build time, so
 * nothing of this file is shipped. A change that breaks readers needs a new version of the type; a new field does not.
 */

const offerType = z.enum([
  'discount',
  'pause',
  'plan_change',
  'trial_extension',
  'credit',
  'update_payment',
  'contact',
  'booking',
  'video',
  'redirect',
  'skip',
  'reschedule',
  'frequency',
  'swap',
  'gift',
  'address',
  'chat',
  'custom',
])
/** How a handler failed. `refused`: the handler or the actions URL said no, in words for the customer; the others are faults. */
const handlerFailure = z.enum(['rejected', 'timeout', 'refused'])
const choice = z.record(z.string(), z.unknown())
const influence = z.enum(['influenceable', 'uninfluenceable', 'unknown'])
const offer = { offer: z.string(), type: offerType }
/** What the customer asked for; absent where it was to cancel. */
const kind = z.optional(z.literal('withdraw'))
const ending = z.object({
  kind,
  reason: z.optional(z.string()),
  offer: z.optional(z.string()),
  choice: z.optional(choice),
  confirmationId: z.optional(z.string()),
  /** The customer saw the step `error` before this ending, because a screen, or what it needs, could not be loaded or drawn. */
  broke: z.optional(z.literal(true)),
})

/** The fields of `data` by the type of the event. */
export const eventData = {
  'flow.started': z.object({ kind }),
  'flow.step_viewed': z.object({
    step: z.string(),
    /** The merchant's own code could not draw this step, so the flow went on without it. */
    failed: z.optional(z.literal(true)),
    /** What went wrong before the step `error`. `broken`: a screen, or what it needs, could not be loaded or drawn. */
    failure: z.optional(z.enum(['rejected', 'timeout', 'refused', 'stranded', 'broken'])),
  }),
  'survey.answered': z.object({
    reason: z.optional(z.string()),
    /** The reason that the free text suggests, where no reason or `other` was picked. */
    suggestedReason: z.optional(z.string()),
    category: z.optional(z.string()),
    influence: z.optional(influence),
    answers: z.record(z.string(), z.unknown()),
  }),
  'decision.made': z.object({
    rule: z.nullable(z.string()),
    offers: z.array(z.string()),
    experiment: z.nullable(z.object({ id: z.string(), variation: z.string() })),
    holdout: z.boolean(),
    why: z.array(
      z.object({
        kind: z.enum(['audience', 'holdout', 'segment', 'rule', 'experiment', 'offer', 'alert']),
        id: z.string(),
        result: z.enum(['matched', 'skipped']),
        why: z.optional(z.string()),
      }),
    ),
  }),
  'offer.shown': z.object(offer),
  'offer.accepted': z.object({ ...offer, choice: z.optional(choice) }),
  'offer.applied': z.object({ ...offer, choice: z.optional(choice), confirmationId: z.optional(z.string()) }),
  'offer.failed': z.object({ ...offer, choice: z.optional(choice), failure: handlerFailure }),
  'offer.declined': z.object(offer),
  /** `resumed`: the customer took back a pause or a cancellation that was under way. No offer was applied then. */
  'flow.saved': z.extend(ending, { resumed: z.optional(z.literal(true)) }),
  /** `effectiveAt` and `locale` are what a confirmation of it says, and in which language. */
  'flow.canceled': z.extend(ending, { effectiveAt: z.optional(z.string()), locale: z.optional(z.string()) }),
  'flow.dismissed': ending,
  'flow.referred': ending,
  'flow.failed': z.extend(ending, { failure: z.enum([...handlerFailure.options, 'stranded', 'broken']) }),
  /** An alert, with what was known of the flow when it was raised. `type` and `choice` belong to the taken `offer`. */
  'alert.raised': z.object({
    alert: z.string(),
    team: z.optional(z.string()),
    reason: z.optional(z.string()),
    /** The reason's label, in English where the config has several languages. */
    label: z.optional(z.string()),
    category: z.optional(z.string()),
    influence: z.optional(influence),
    suggestedReason: z.optional(z.string()),
    /** The answers that `privacy.send` names as `answers.<question>`; without `privacy.send` all picked ones and no written one. */
    answers: z.optional(z.record(z.string(), z.unknown())),
    declined: z.optional(z.array(z.object({ ...offer, choice: z.optional(choice) }))),
    offer: z.optional(z.string()),
    type: z.optional(offerType),
    choice: z.optional(choice),
    outcome: z.optional(z.enum(['saved', 'canceled', 'dismissed', 'referred', 'failed'])),
  }),
} satisfies Record<(typeof flowEventTypes)[number], z.ZodMiniObject>

const plain = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** The fields that the data of every event has beside its own. */
const about = {
  flowId: z.string().check(z.minLength(1)),
  configHash: z.string().check(z.regex(/^[0-9a-f]+$/)),
  /** The version of fairwell; events of builds before 0.2 have none. */
  version: z.optional(z.string()),
  mode: z.enum(['live', 'test']),
  customer: plain,
  subscription: plain,
}

/** The schema of the CloudEvent of one type. */
export function cloudEventSchema(type: keyof typeof eventData) {
  return z.object({
    specversion: z.literal('1.0'),
    id: z.string().check(z.minLength(1)),
    source: z.string().check(z.regex(/^.+\/fairwell\/[^/]+$/)),
    type: z.literal(`dev.fairwell.${type}.v1`),
    time: z.iso.datetime(),
    subject: z.optional(z.string().check(z.minLength(1))),
    datacontenttype: z.literal('application/json'),
    cfsession: z.string().check(z.minLength(1)),
    sequence: z.string().check(z.regex(/^[1-9]\d*$/)),
    data: z.object({ ...about, ...eventData[type].shape }),
  })
}

/** The schema of any CloudEvent that fairwell sends. */
export const anyCloudEvent = z.union(flowEventTypes.map(cloudEventSchema))
