import type { ForwardedEvent } from './forwarder'

export interface FailedEvent {
  event: ForwardedEvent
  reason: string
  /** The other system refused it for what it says, and would again. */
  isFinal: boolean
  /** The request went well but for it: others are taken meanwhile. */
  isAlone: boolean
}

/** Some events were not taken; all others were. */
export class ForwardError extends Error {
  constructor(
    /** In the order of the events. Those that are not final go again, under the same ids. */
    readonly failed: readonly FailedEvent[],
  ) {
    super(`forwardEvents: ${failed.length} not taken: ${failed[0]?.reason}`)
    this.name = 'ForwardError'
  }
}
