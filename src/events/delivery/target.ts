import type { CloudEvent } from '../wire/flowEvent'

/** A place that events go to. */
export interface Target {
  /** The name of the sink; undefined stands for a batch of CloudEvents. A function is called with each event. */
  name?: string | ((event: CloudEvent) => unknown)
  /** The URL to post to, or a path on the page's origin. Without one, events are handed over within the page and not stored. */
  endpoint?: string | undefined
  /** The write key of the system behind the endpoint; CloudEvents need none. */
  key?: string | undefined
  /** Replaces the content type of CloudEvents: `text/plain` needs no preflight on another origin. */
  contentType?: string | undefined
}
