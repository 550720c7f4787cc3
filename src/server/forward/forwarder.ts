/** A POST request before it is signed and sent. */
export interface ForwardRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** A CloudEvent of fairwell, as it was posted or stored. */
export interface ForwardedEvent {
  id: string
  source: string
  type: string
  subject?: unknown
  time?: unknown
  cfsession?: unknown
  data?: unknown
}

/** One event of a request that was not taken. */
export interface Failure {
  /** The event's index in the request. */
  index: number
  reason: string
  /** True where the event will never be taken. */
  isFinal: boolean
}

/**
 * What an error answer means: try again later (`again`), the events are at fault (`refused`), or the setup is
 * (`misconfigured`).
 */
export type Verdict = 'again' | 'refused' | 'misconfigured'

/** Asks the other system something; resolves to its answer, parsed. Rejects where it gives none, or refuses. */
export type Ask = (request: ForwardRequest) => Promise<unknown>

/** Where the other system keeps one record for several events, such as a contact: what names the record of an event. */
export interface RecordName {
  /** The field that it stands in, for messages: `customer.email`. */
  field: string
  /** The name of the event's record; undefined where the event does not say. */
  in(event: ForwardedEvent): string | undefined
}

/** Another system that takes events: how a request to it looks, and what its answers mean. It sends nothing itself. */
export interface Forwarder {
  /** What messages call the system, where its address holds a secret. */
  name?: string
  /** The types of events that go there, such as `flow.canceled`; default all. */
  types?: readonly string[]
  /** Whether events of test mode go there, too; default true. */
  testMode?: boolean
  /** Events that are older when they are first seen never go. Default: all go that are stored. */
  maxAgeHours?: number
  /**
   * The record that an event is about. Of each record only the latest event goes, so that one which comes late overwrites
   * none that is newer.
   */
  record?: RecordName
  /** The most events of one request; default 500. */
  maxEvents?: number
  /** The most bytes of one request's events as JSON; default 500000. A larger event goes alone. */
  maxBytes?: number
  /** Makes the request for these events, always the same for the same events. */
  requestFor(events: readonly ForwardedEvent[]): ForwardRequest
  /** Signs a request, anew for each try, unless the options of forwarding do. */
  sign?(request: ForwardRequest): Promise<ForwardRequest>
  /**
   * Which of these events are there already. It is asked before an event goes again whose last try may have arrived, for a
   * system that would keep a copy twice. `since` is when the first of these tries began.
   */
  findArrived?(events: readonly ForwardedEvent[], since: Date, ask: Ask): Promise<readonly ForwardedEvent[]>
  /** What a 2xx answer means that tells of an error; undefined for one that does not. */
  faultIn?(answer: unknown): Verdict | undefined
  /** Which events were not taken although the answer was 2xx. */
  failuresIn?(answer: unknown): Failure[]
  /** What any other status means, where the system uses it in its own way; undefined where HTTP's meaning holds. */
  verdictOn?(status: number, answer: unknown): Verdict | undefined
}
