import type { ForwardedEvent } from './forwarder'
import type { PostOptions } from './postRequest'

/** How often and how soon a request is tried again. */
export interface ForwardOptions extends PostOptions {
  /** The number of further tries of a request that may succeed later; default 3. */
  retries?: number
  /** Milliseconds before the second try, doubled for each further one; default 1000. */
  wait?: number
}

/** How events are sent, and what is known of them before. */
export interface SendOptions extends ForwardOptions {
  /** When an earlier try of the event began, whose end nobody knows; undefined where there was none. */
  triedSince?: (event: ForwardedEvent) => Date | undefined
}
