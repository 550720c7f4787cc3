import { checkOptions, type Kinds } from '../options/checkOptions'
import { aFunction, aList, type Kind, required, zeroOrMore } from '../options/kinds'
import { ForwardError } from './forwardError'
import type { ForwardedEvent, Forwarder } from './forwarder'
import type { PostOptions } from './postRequest'
import { sendEvents } from './sendEvents'

/** How often and how soon a request is tried again. */
export interface ForwardOptions extends PostOptions {
  /** The number of further tries of a request that may succeed later; default 3. */
  retries?: number
  /** Milliseconds before the second try, doubled for each further one; default 1000. */
  wait?: number
}

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
