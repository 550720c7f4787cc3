import type { CloudEvent } from '../wire/flowEvent'

/** What is posted to an endpoint, by POST. */
export interface SinkRequest {
  headers: Record<string, string>
  body: string
}

/**
 * Writes events as a request of the system they are sent to. Must be pure: it runs at each try, and the same events have to
 * give the same request.
 */
export type Sink = (events: CloudEvent[]) => SinkRequest
