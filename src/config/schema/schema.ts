import * as z from 'zod/mini'
import { offer, type plan, type product, type rhythm } from './offerSchema'
import { condition, cssValue, name, offerName, segmentName, text, whole } from './values'

const question = z.strictObject({
  id: name,
  type: z.enum(['text', 'single', 'multiple', 'rating', 'nps']),
  label: text,
  options: z.optional(z.array(z.strictObject({ id: name, label: text }))),
  low: z.optional(text),
  high: z.optional(text),
})

const reason = z.strictObject({
  id: name,
  label: z.optional(text),
  category: z.optional(name),
  influence: z.optional(z.enum(['influenceable', 'uninfluenceable', 'unknown'])),
  pinned: z.optional(z.enum(['first', 'last'])),
  questions: z.optional(z.array(question)),
  keywords: z.optional(z.record(z.string(), z.array(z.string()))),
})

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
  on: z.optional(z.enum(['open'])),
  together: z.optional(z.boolean()),
  experiment: z.optional(experiment),
})

const alert = z.strictObject({
  id: name,
  segment: z.optional(segmentName),
  when: z.optional(condition),
  on: z.enum(['flow.started', 'decision.made', 'flow.saved', 'flow.canceled', 'flow.dismissed', 'flow.referred']),
  team: z.optional(z.string()),
  owner: z.optional(z.string()),
  dueHours: z.optional(whole),
})

const confirm = z.strictObject({
  keeps: z.optional(z.array(text)),
  loses: z.optional(z.array(text)),
  dataKeptDays: z.optional(z.int().check(z.gte(0))),
  ends: z.optional(z.array(z.enum(['now', 'period_end']))),
})

const step = z.strictObject({
  id: name,
  title: z.optional(text),
  data: z.optional(z.record(z.string(), z.unknown())),
})

const colors = {
  colorPrimary: z.optional(cssValue),
  colorBackground: z.optional(cssValue),
  colorText: z.optional(cssValue),
}

const variables = z.strictObject({
  ...colors,
  fontFamily: z.optional(cssValue),
  fontSize: z.optional(cssValue),
  borderRadius: z.optional(cssValue),
})

const theme = z.strictObject({
  from: z.optional(z.enum(['page', 'none'])),
  colorScheme: z.optional(z.enum(['light', 'dark', 'auto'])),
  variables: z.optional(variables),
  dark: z.optional(z.strictObject(colors)),
  logo: z.optional(z.strictObject({ src: z.string(), alt: text })),
})

const privacy = z.strictObject({
  send: z.optional(z.array(z.string().check(z.regex(/^(customer|subscription|answers)\.[^.]+$/)))),
  redact: z.optional(z.array(z.enum(['email', 'card', 'phone', 'iban']))),
})

/** The fairness presets, each named after the law that it is designed against. */
const preset = z.enum(['us-ca', 'us-ftc', 'us-mn', 'eu', 'de', 'fr', 'uk', 'kr', 'strict', 'relaxed'])

const options = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.literal(1),
  id: name,
  enabled: z.optional(z.boolean()),
  fairness: z.optional(z.union([preset, z.record(z.string(), preset)])),
  waivers: z.optional(z.array(z.strictObject({ rule: name, name, reason: name }))),
  audience: z.optional(condition),
  segments: z.optional(z.record(z.string(), condition)),
  savedGroups: z.optional(z.record(z.string(), z.array(z.union([z.string(), z.number()])))),
  survey: z.strictObject({
    title: z.optional(text),
    hint: z.optional(text),
    order: z.optional(z.enum(['random', 'listed'])),
    reasons: z.array(reason).check(z.minLength(1)),
    questions: z.optional(z.array(question)),
  }),
  offers: z.optional(z.record(z.string(), offer)),
  rules: z.optional(z.array(rule)),
  holdout: z.optional(z.strictObject({ share: z.number().check(z.gte(0), z.lte(1)) })),
  // Only the report reads these: the shape is as small as it can be, and the names of periods are left to the checks.
  retentionGoals: z.optional(z.record(z.string(), z.number().check(z.gte(0), z.lte(1)))),
  alerts: z.optional(z.array(alert)),
  steps: z.optional(z.array(step)),
  confirm: z.optional(confirm),
  done: z.optional(z.strictObject({ comeBack: z.optional(text) })),
  layout: z.optional(z.enum(['modal', 'sheet', 'drawer', 'inline'])),
  messages: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
  theme: z.optional(theme),
  privacy: z.optional(privacy),
})

/** Another flow of the same file: what it has in place of the file's own, key by key. A draft is shown in test mode only. */
const flow = z.extend(z.partial(z.omit(options, { $schema: true, version: true, retentionGoals: true })), {
  id: name,
  draft: z.optional(z.boolean()),
})

/** The schema of a config (law: read once). Types, `config.schema.json`, the checks and the reference docs are made of it. */
export const configSchema = z.extend(options, { flows: z.optional(z.array(flow)) })

/** What the merchant wrote: survey, offers, rules, texts, looks. */
export type Config = z.infer<typeof configSchema>
/** A flow that a config has beside its own: the keys that differ, its id, and whether it is a draft. */
export type FlowEntry = z.infer<typeof flow>
/** One text for everyone, or one for each language. */
export type LocalizedText = z.infer<typeof text>
/** Attributes by their path, and what they have to be. */
export type Condition = z.infer<typeof condition>
/** A question of the survey, or of one of its reasons. */
export type Question = z.infer<typeof question>
/** One answer to why somebody leaves. */
export type Reason = z.infer<typeof reason>
/** What a leaving customer may be offered. */
export type Offer = z.infer<typeof offer>
/** The kinds of offers. */
export type OfferType = Offer['type']
/** An offer with its id, the key that it has in the config. */
export type NamedOffer = Offer & { id: string }
/** A plan that a `plan_change` offers. */
export type Plan = z.infer<typeof plan>
/** A product that a `swap` offers. Those of a `gift` have no price. */
export type Product = z.infer<typeof product>
/** How often a delivery comes, where a `frequency` offers it. */
export type Rhythm = z.infer<typeof rhythm>
/** A screen that the merchant draws. */
export type MerchantStep = z.infer<typeof step>
/** For whom which offers are meant. */
export type Rule = z.infer<typeof rule>
/** Arms with offers of their own, dealt to customers by chance. */
export type Experiment = z.infer<typeof experiment>
/** When which team is told of a customer. */
export type Alert = z.infer<typeof alert>
/** How the flow looks, where that is not the default. */
export type Theme = z.infer<typeof theme>
