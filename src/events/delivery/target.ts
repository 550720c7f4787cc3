import type { CloudEvent } from '../wire/flowEvent'

/** Where events go. */
export interface Target {
  /** Undefined: the default, a CloudEvents batch. A function is told itself. */
  name?: string | ((event: CloudEvent) => unknown)
  /** URL, or a path on the page's origin, to post to. Without one they are handed over within the page, and not stored. */
  endpoint?: string | undefined
  /** Of the system behind the endpoint; CloudEvents go without. */
  key?: string
  /** Of CloudEvents, instead of their own: `text/plain` needs no preflight on another origin. */
  contentType?: string
}
