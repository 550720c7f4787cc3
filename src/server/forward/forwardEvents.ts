import { checkOptions, type Kinds } from '../options/checkOptions'
import { aFunction, aList, type Kind, required, zeroOrMore } from '../options/kinds'
import { ForwardError } from './forwardError'
import type { ForwardedEvent, Forwarder } from './forwarder'
import { sendEvents } from './sendEvents'
import type { ForwardOptions } from './sendOptions'

/**
 * Sends stored events to another system, one request after the other. An event that it refuses holds up no other. Rejects
 * with a ForwardError that names the events it did not take. Call it after the commit, never in its place (law: no event
 * lost, none twice).
 */
export async function forwardEvents(
  events: readonly ForwardedEvent[],
  to: Forwarder,
  options: ForwardOptions = {},
): Promise<void> {
  checkOptions('forwardEvents', { events, to }, { events: required(aList), to: aForwarder })
  checkOptions('forwardEvents', options, forwardKinds)
  const failed = await sendEvents(events, to, options)
  if (failed.length > 0) throw new ForwardError(failed)
}

/** What the options of forwarding have to be. */
export const forwardKinds: Kinds<ForwardOptions> = {
  retries: zeroOrMore,
  wait: zeroOrMore,
  sign: aFunction,
  fetch: aFunction,
}

/** Another system, as our functions for some give it. */
export const aForwarder: Kind = required({
  expected: 'a forwarder, such as clickHouse gives',
  isRight: (value) => typeof Object(value).requestFor === 'function',
})
