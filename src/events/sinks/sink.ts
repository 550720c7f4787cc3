import type { CloudEvent } from '../wire/flowEvent'

export interface SinkRequest {
  headers: Record<string, string>
  body: string
}

/** Puts events into the words of the system they are sent to. Pure, and run at each try: the same events give the same request. */
export type Sink = (events: CloudEvent[]) => SinkRequest
