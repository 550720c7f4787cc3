import pRetry, { AbortError } from 'p-retry'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aFunction, aList, type Kind, required, zeroOrMore } from '../options/kinds'
import { batchesOf } from './batchesOf'
import { type FailedEvent, ForwardError } from './forwardError'
import type { ForwardedEvent, Forwarder } from './forwarder'
import { type PostOptions, postRequest } from './postRequest'

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
  const failed: FailedEvent[] = []
  const batches = batchesOf(events, to)
  for (const [place, batch] of batches.entries()) {
    const those = await handOn(batch, to, options)
    // Where all events of a batch are refused, the fault is not in one event: none may be set aside as refused for good.
    const refusesAll = batch.length > 1 && those.filter(({ isFinal }) => isFinal).length === batch.length
    failed.push(...(refusesAll ? those.map((one) => ({ ...one, isFinal: false, isAlone: false })) : those))
    const down = failed.find(isDown)
    if (!down) continue
    // A system that did not answer after all those tries is not asked for the rest.
    const rest = batches.slice(place + 1).flat()
    failed.push(...rest.map((event) => ({ ...down, event })))
    break
  }
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

/** Whether this failure means that the other system takes nothing at the moment. */
export function isDown({ isFinal, isAlone }: FailedEvent): boolean {
  return !isFinal && !isAlone
}

/**
 * Sends one batch, and again only what is left of it as long as that may help. Resolves to the events that were not taken
 * in the end.
 */
async function handOn(
  events: readonly ForwardedEvent[],
  to: Forwarder,
  options: ForwardOptions,
): Promise<FailedEvent[]> {
  const refused: FailedEvent[] = []
  let left = events
  let isRefused = false
  let isAlone = false
  const attempt = async () => {
    isRefused = isAlone = false
    const { verdict, reason, failures } = await postRequest(left, to, options)
    isRefused = verdict === 'refused'
    isAlone = !verdict
    if (verdict) throw verdict === 'again' ? new Error(reason) : new AbortError(reason)
    const failed = failures.map(({ index, ...failure }) => ({
      ...failure,
      event: left[index] as ForwardedEvent,
      isAlone: true,
    }))
    refused.push(...failed.filter(({ isFinal }) => isFinal))
    const waiting = failed.filter(({ isFinal }) => !isFinal)
    left = waiting.map(({ event }) => event)
    if (waiting[0]) throw new Error(waiting[0].reason)
  }
  try {
    await pRetry(attempt, { retries: options.retries ?? 3, minTimeout: options.wait ?? 1000 })
    return refused
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (!isRefused || left.length === 1) {
      return [...refused, ...left.map((event) => ({ event, reason, isFinal: isRefused, isAlone }))]
    }
    // One event of the batch is to blame. Sending each half alone finds it.
    const half = Math.ceil(left.length / 2)
    const first = await handOn(left.slice(0, half), to, options)
    return [...refused, ...first, ...(await handOn(left.slice(half), to, options))]
  }
}
