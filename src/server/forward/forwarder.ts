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

/** Another system that takes events: how a request to it looks, and what its answers mean. It sends nothing itself. */
export interface Forwarder {
  /** The most events of one request; default 500. */
  maxEvents?: number
  /** The most bytes of one request's events as JSON; default 500000. A larger event goes alone. */
  maxBytes?: number
  /** Makes the request for these events, always the same for the same events. */
  requestFor(events: readonly ForwardedEvent[]): ForwardRequest
  /** Which events were not taken although the answer was 2xx. */
  failuresIn?(answer: unknown): Failure[]
  /** What any other status means, where the system uses it in its own way; undefined where HTTP's meaning holds. */
  verdictOn?(status: number, answer: unknown): Verdict | undefined
}
