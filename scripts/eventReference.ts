import * as z from 'zod/mini'
import { cloudEventSchema, eventData } from '../src/events/wire/eventSchema'
import { type FlowEventType, flowEventTypes } from '../src/events/wire/flowEvent'
import type { JsonSchema } from './options'

/** When each event is recorded. */
export const moments: Record<FlowEventType, string> = {
  'flow.started': 'The flow opened.',
  'flow.step_viewed':
    'A screen is shown; `failed` where the merchant’s own code could not draw it and the flow went on.',
  'survey.answered':
    'The customer left a screen that asks, with an answer; the last one stands. `suggestedReason` is what the free text speaks of, where no reason was picked or `other`. Free text is redacted before it is stored.',
  'decision.made': 'Who sees what, and why; for every arm, holdout and control included, before anything is shown.',
  'offer.shown': 'An offer is shown for the first time in this flow.',
  'offer.accepted': 'The customer pressed accept; for help (booking, video, …), followed the link.',
  'offer.applied': 'The handler or the actions URL has resolved.',
  'offer.failed': 'The handler or the actions URL has rejected, has refused, or has not settled in time.',
  'offer.declined': 'The customer went on past an offer.',
  'flow.saved': 'An ending: an offer was applied; or, `resumed`, a pause or a cancellation under way was taken back.',
  'flow.canceled': 'An ending: the customer confirmed.',
  'flow.dismissed': 'An ending: closed, nothing changed.',
  'flow.referred': 'An ending: the customer went to support, a booking, a video.',
  'flow.failed': 'An ending: the flow stepped aside, and the page’s own cancel ran.',
  'alert.raised':
    'Stands before the event that the alert waits for, and says what was known by then: `label` is the reason’s, `answers` those that `privacy.send` names as `answers.<question>` (without `privacy.send`: those that were picked, not written), `declined` the offers that were left behind, `offer` the one that was taken, `outcome` how the flow ends.',
}

/** JSON Schema (draft 2020-12) of a posted event. It allows unknown fields, since later versions may add some. */
export function eventSchema({ isStrict = false } = {}): Record<string, unknown> {
  const io = isStrict ? 'output' : 'input'
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'fairwell event',
    oneOf: flowEventTypes.map((type) => {
      const { $schema: _, ...schema } = z.toJSONSchema(cloudEventSchema(type), { io, reused: 'inline' })
      return { ...schema, title: type, description: moments[type] }
    }),
  }
}

const start = `# Events

Every move of a flow is one event, and every event a [CloudEvent](https://cloudevents.io) 1.0 in JSON: \`source\` and
\`id\` name it for ever, \`type\` is \`dev.fairwell.<type>.v1\`, \`subject\` the customer's id if there is one,
\`cfsession\` the flow it belongs to and \`sequence\` its place there, counted from 1 without a gap.
\`data\` of every event has \`flowId\`, \`configHash\`, \`version\` (of fairwell), \`mode\`, \`customer\` and \`subscription\` (both cut to what
\`privacy.send\` allows) beside what is listed here. A listener on the page (\`on\`) gets these beside \`data\`, with \`seq\` and
\`sessionId\` in place of the CloudEvent's fields. The JSON Schema is \`fairwell/event.schema.json\`; new fields may
come within a version, so readers pass over what they do not know.

This page is made from \`src/events/wire/eventSchema.ts\` by \`scripts/schema.ts\`.
`

/** The page docs/events.md, in Markdown. */
export function eventPage(): string {
  return [start, ...flowEventTypes.map(section)].join('\n')
}

function section(type: FlowEventType): string {
  const schema = z.toJSONSchema(eventData[type], { reused: 'inline' }) as JsonSchema
  const head = `## ${type}\n\n${moments[type]}\n`
  const fields = Object.entries(schema.properties ?? {})
  if (!fields.length) return head
  const rows = fields.map(([name, field]) => {
    const isRequired = schema.required?.includes(name)
    return `| \`${name}\` | ${wordsOf(field as JsonSchema)} | ${isRequired ? 'always' : 'where there is one'} |\n`
  })
  return `${head}\n| data | type | there |\n|---|---|---|\n${rows.join('')}`
}

function wordsOf({ type, enum: values, const: constant, anyOf, items }: JsonSchema): string {
  if (anyOf) return (anyOf as JsonSchema[]).map(wordsOf).join(' or ')
  if (values) return `one of ${values.map((value) => `\`${value}\``).join(', ')}`
  if (constant !== undefined) return `\`${constant}\``
  return type === 'array' ? `list, each: ${wordsOf(items as JsonSchema)}` : [type].flat().join(' or ')
}
