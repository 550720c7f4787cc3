import type { CloudEvent } from './flowEvent'

/** Whether the event must leave at once: an ending (all that a flow records of itself but its start and its steps), or an offer accepted or applied. */
export function isTerminal({ type }: CloudEvent): boolean {
  return /flow\.(?!st)|accepted|applied/.test(type)
}
