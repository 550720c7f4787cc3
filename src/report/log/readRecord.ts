import { type FlowEventType, flowEventTypes } from '../../events/wire/flowEvent'
import { type RecordedType, recordedTypes } from '../../events/wire/recordedEvent'
import { readCurrency } from '../../situation/readCurrency'
import { readTime as readTimeText } from '../../situation/readTime'

/** The types of events that the report reads. */
export const moveTypes = [...flowEventTypes, ...recordedTypes] as const

/** One event of one session, whichever form it was stored in. Times are milliseconds since 1970, null where they cannot be read. */
export interface Move {
  id: string
  source: string
  session: string
  seq: number | null
  time: number | null
  type: FlowEventType | RecordedType
  mode: string
  flowId: string
  configHash: string | null
  /**
   * What the receiver marked the event with: `server`, `receiver` or `none` speaks for it; null where the receiver marks
   * nothing.
   */
  vouched: string | null
  customer: Fields
  subscription: Fields
  data: Fields
}

/** An object whose fields nobody has checked yet. */
export type Fields = Record<string, unknown>

/** Why a record is no Move: it is broken, of an unknown version, or another product's event. */
export type Refusal = 'unreadable' | 'unknownVersion' | 'foreign'

/** Reads a stored CloudEvent or FlowEvent as a Move; a Refusal says why it is neither. */
export function readRecord(record: unknown): Move | Refusal {
  const value = unpacked(record)
  if (!isFields(value) || typeof value.type !== 'string') return 'unreadable'
  const data = parsed(value.data)
  // A database that keeps `data` as text may have cut it off. Without `data` nobody can tell what the event counts for.
  if (value.data !== undefined && !isFields(data)) return 'unreadable'
  const event = { ...value, data }
  return 'sessionId' in event ? readFlowEvent(event, value.type) : readCloudEvent(event, value.type)
}

/** The names under which tables and queues keep a whole event: our own table, Kafka's records, EventBridge's archive. */
const envelopes = ['event', 'value', 'detail', 'Detail']

/** The event inside a record that wraps one, as an object or as JSON text; any other record unchanged. */
function unpacked(record: unknown): unknown {
  const value = parsed(record)
  if (!isFields(value) || 'specversion' in value || 'sessionId' in value) return value
  const within = envelopes.map((name) => parsed(value[name])).find((event) => isFields(event) && 'type' in event)
  return within ?? value
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
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
    // What a server posts belongs to no flow, so that it is a session by itself.
    session: isRecorded(type) ? `${type} ${event.id}` : event.cfsession,
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
  const type = moveTypes.find((known) => known === raw.type)
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

/** Whether events of this type are posted by a server and not by a page. */
export function isRecorded(type: string): boolean {
  return (recordedTypes as readonly string[]).includes(type)
}

function readSeq(value: unknown): number | null {
  const seq = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0 ? seq : null
}

/**
 * The form of our own events' times. A log may have ten million of them, so this form skips the slower reader, which alone
 * knows how many days a month has.
 */
const ownTime = /^[1-9]\d{3}-\d\d-(?:[01]\d|2[0-8])T\d\d:\d\d:\d\d(\.\d+)?Z$/

/**
 * Reads RFC 3339, a date, a database's time (UTC where it names no zone) or Unix time, as milliseconds since 1970; null for
 * anything else.
 */
export function readTime(value: unknown): number | null {
  const text = typeof value === 'string' && ownTime.test(value) ? value : readTimeText(value)
  const time = text ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? null : time
}

/** The value as an object with fields; an empty one when it is anything else. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : {}
}

/** The value if it is a text that is not empty, else null. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The value if it is a finite number or such a number as text, which databases make of large ones; else null. */
export function number(value: unknown): number | null {
  const said = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  return typeof said === 'number' && Number.isFinite(said) ? said : null
}

/** The currency's code in upper case, so that `usd` and `USD` are one; null for an unknown one. */
export function currency(value: unknown): string | null {
  return readCurrency(value) ?? null
}

// Not base/isObject: this runs several times for each of up to ten million events, and `typeof` costs half as much.
function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
