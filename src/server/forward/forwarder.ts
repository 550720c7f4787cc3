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

/** Another system that takes events: how it is asked, and what it says when it took only some. Pure. */
export interface Forwarder {
  /** The same events give the same requests. */
  requestsFor(events: readonly ForwardedEvent[]): ForwardRequest[]
  /** What is wrong in an answer that came with 2xx; undefined when all was taken. */
  problemIn?(answer: unknown): string | undefined
}
