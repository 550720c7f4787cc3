import { type FlowEventType, flowEventTypes } from '../events/flowEvent'

/** One move of one session, whichever form it was stored in. Times are milliseconds since 1970, null when unreadable. */
export interface Move {
  id: string
  source: string
  session: string
  seq: number | null
  time: number | null
  type: FlowEventType
  mode: string
  flowId: string
  configHash: string | null
  /** What the receiver says speaks for it: `server`, `receiver` or `none`; null where it did not say. */
  vouched: string | null
  customer: Fields
  subscription: Fields
  data: Fields
}

export type Fields = Record<string, unknown>

/** Why a record is no move: broken, from a version not known here, or somebody else's event. */
export type Refusal = 'unreadable' | 'unknownVersion' | 'foreign'

/** A stored CloudEvent or a FlowEvent as a Move; a Refusal names why it is neither. */
export function readRecord(value: unknown): Move | Refusal {
  if (!isFields(value) || typeof value.type !== 'string') return 'unreadable'
  return 'sessionId' in value ? readFlowEvent(value, value.type) : readCloudEvent(value, value.type)
}

function readCloudEvent(event: Fields, wireType: string): Move | Refusal {
  const [, type, version] = /^dev\.fairwell\.(.+)\.v(\d+)$/.exec(wireType) ?? []
  if (!type) return 'foreign'
  if (version !== '1' || (event.specversion !== undefined && event.specversion !== '1.0')) return 'unknownVersion'
  const data = fields(event.data)
  const customer = fields(data.customer)
  return readMove({
    id: event.id,
    source: event.source,
    session: event.cfsession,
    seq: event.sequence,
    time: event.time,
    type,
    mode: data.mode,
    flowId: data.flowId,
    configHash: data.configHash,
    vouched: event.cfvouched,
    customer: customer.id === undefined && event.subject !== undefined ? { ...customer, id: event.subject } : customer,
    subscription: data.subscription,
    data,
  })
}

function readFlowEvent(event: Fields, type: string): Move | Refusal {
  return readMove({ ...event, type, session: event.sessionId, source: `/fairwell/${event.flowId}` })
}

function readMove(raw: Fields): Move | Refusal {
  const { id, source, session } = raw
  if (typeof id !== 'string' || typeof source !== 'string' || typeof session !== 'string') return 'unreadable'
  const type = flowEventTypes.find((known) => known === raw.type)
  if (!type) return 'foreign'
  return {
    id,
    source,
    session,
    seq: readSeq(raw.seq),
    time: readTime(raw.time),
    type,
    mode: raw.mode === 'test' ? 'test' : 'live',
    flowId: text(raw.flowId) ?? '',
    configHash: text(raw.configHash),
    vouched: text(raw.vouched),
    customer: fields(raw.customer),
    subscription: fields(raw.subscription),
    data: fields(raw.data),
  }
}

function readSeq(value: unknown): number | null {
  const seq = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0 ? seq : null
}

/** Milliseconds since 1970 of an RFC 3339 text, or null. */
export function readTime(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}

/** The value as an object with fields; an empty one when it is anything else. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : {}
}

/** The value when it is a text that says something, else null. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The value when it is a finite number, else null. */
export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
