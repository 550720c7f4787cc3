import type { ForwardedEvent } from './forwarder'

/** An event that the other system did not take. */
export interface FailedEvent {
  event: ForwardedEvent
  reason: string
  /** True where the other system refused the event for its content, and would refuse it again. */
  isFinal: boolean
  /** True where the request succeeded except for this event, so that others can still go. */
  isAlone: boolean
}

/** Some events were not taken. All others were. */
export class ForwardError extends Error {
  constructor(
    /** The failed events in their order. Send those that are not final again, under the same ids. */
    readonly failed: readonly FailedEvent[],
  ) {
    super(`forwardEvents: ${failed.length} not taken: ${failed[0]?.reason}`)
    this.name = 'ForwardError'
  }
}

/** Whether this failure means that the other system takes nothing at the moment. */
export function isDown({ isFinal, isAlone }: FailedEvent): boolean {
  return !isFinal && !isAlone
}
