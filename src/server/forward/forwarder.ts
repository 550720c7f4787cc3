export interface ForwardRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** A CloudEvent of ours, as it was posted or as it was stored. */
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
  /** Its place in the request. */
  index: number
  reason: string
  /** It never will be. */
  isFinal: boolean
}

/** What an error answer is about: a moment, what the events say, or how the forwarder is set up. */
export type Verdict = 'again' | 'refused' | 'misconfigured'

/** Another system that takes events: how it is asked, and what its answers mean. Pure. */
export interface Forwarder {
  /** Of one request; default 500. */
  maxEvents?: number
  /** Of the JSON of one request's events; default 500000. An event that is larger goes alone. */
  maxBytes?: number
  /** The same events give the same request. */
  requestFor(events: readonly ForwardedEvent[]): ForwardRequest
  /** Which events it did not take, though it answered 2xx. */
  failuresIn?(answer: unknown): Failure[]
  /** What another status means, where it is not what HTTP says. */
  verdictOn?(status: number, answer: unknown): Verdict | undefined
}
