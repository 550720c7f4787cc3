import type { CloudEvent } from './flowEvent'

const terminal = /\.(?:flow\.(?:saved|canceled|dismissed|referred|failed)|offer\.applied)\.v\d+$/

/** Whether the event is one that must leave at once: an ending, or an offer that was applied. */
export function isTerminal(event: CloudEvent): boolean {
  return terminal.test(event.type)
}
