/** Every type of event. A flow ends with `flow.saved`, `canceled`, `dismissed`, `referred` or `failed`. */
export const flowEventTypes = [
  'flow.started',
  'flow.step_viewed',
  'survey.answered',
  'decision.made',
  'offer.shown',
  'offer.accepted',
  'offer.applied',
  'offer.failed',
  'offer.declined',
  'flow.saved',
  'flow.canceled',
  'flow.dismissed',
  'flow.referred',
  'flow.failed',
  'alert.raised',
] as const

/** The name of a type of event, without the prefix and version it has in a CloudEvent. */
export type FlowEventType = (typeof flowEventTypes)[number]

/** The record of one thing that happened in a flow. */
export interface FlowEvent {
  /** A nanoid. Together with the source it names this event for good, so that a copy counts once. */
  id: string
  type: FlowEventType
  /** RFC 3339 UTC, by the customer's clock. */
  time: string
  /** 1, 2, 3 … within a session, without a gap. */
  seq: number
  sessionId: string
  /** The config's id. */
  flowId: string
  configHash: string
  /** The version of fairwell that the page has loaded, such as `0.1.0`. */
  version: string
  mode: 'live' | 'test'
  /** The fields of the customer that `privacy.send` allows. */
  customer: Record<string, unknown>
  /** The fields of the subscription that `privacy.send` allows. */
  subscription: Record<string, unknown>
  /** The type's own fields; eventSchema lists them. */
  data: Record<string, unknown>
}

/** A FlowEvent in the form in which it is sent: CloudEvents 1.0, JSON format. */
export interface CloudEvent {
  specversion: '1.0'
  id: string
  source: string
  type: string
  time: string
  subject?: string
  datacontenttype: 'application/json'
  cfsession: string
  /** The FlowEvent's `seq` as a decimal text. */
  sequence: string
  data: Record<string, unknown>
}
