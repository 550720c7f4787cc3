/** Every kind of record; the endings are the four `flow.` ones a session can close with, and `flow.failed`. */
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

export type FlowEventType = (typeof flowEventTypes)[number]

/** One record of one move. */
export interface FlowEvent {
  /** nanoid; with the session's source it names this event for ever. */
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
  /** Of fairwell, such as `0.1.0`: the build that the page has loaded. */
  version: string
  mode: 'live' | 'test'
  /** Only what `privacy.send` allows. */
  customer: Record<string, unknown>
  subscription: Record<string, unknown>
  data: Record<string, unknown>
}

/** A FlowEvent as it travels: CloudEvents 1.0, JSON format. */
export interface CloudEvent {
  specversion: '1.0'
  id: string
  source: string
  type: string
  time: string
  subject?: string
  datacontenttype: 'application/json'
  cfsession: string
  /** Decimal string. */
  sequence: string
  data: Record<string, unknown>
}
