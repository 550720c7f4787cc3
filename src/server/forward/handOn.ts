import pRetry, { AbortError } from 'p-retry'
import type { FailedEvent } from './forwardError'
import type { Ask, ForwardedEvent, Forwarder, Verdict } from './forwarder'
import { ask, postRequest } from './postRequest'
import type { SendOptions } from './sendOptions'

/** The longest that a try waits because the other system asks for it, in milliseconds; what it asks beyond is left to the next look. */
const longestWait = 30_000

/**
 * Sends one batch, and again only what is left of it as long as that may help. Resolves to the events that were not taken
 * in the end.
 */
export async function handOn(
  events: readonly ForwardedEvent[],
  to: Forwarder,
  options: SendOptions,
): Promise<FailedEvent[]> {
  const refused: FailedEvent[] = []
  const tried = triesOf(events, options)
  let left = events
  let isRefused = false
  let isAlone = false
  const attempt = async () => {
    isRefused = isAlone = false
    left = await withoutArrived(left, { to, options, tried })
    if (left.length === 0) return
    for (const event of left) if (!tried.has(event)) tried.set(event, new Date())
    const { verdict, reason, wait, failures } = await postRequest(left, to, options)
    isRefused = verdict === 'refused'
    isAlone = !verdict
    if (verdict === 'again') await pause(wait)
    if (verdict) throw errorOf(verdict, reason)
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

/** When the first try of each event began that may have arrived. */
type Tries = Map<ForwardedEvent, Date>

function triesOf(events: readonly ForwardedEvent[], { triedSince }: SendOptions): Tries {
  const known = events.map((event) => [event, triedSince?.(event)] as const)
  return new Map(known.filter((pair): pair is readonly [ForwardedEvent, Date] => pair[1] !== undefined))
}

/** The events without those that an earlier try has brought there, as far as the other system can be asked. */
async function withoutArrived(
  events: readonly ForwardedEvent[],
  { to, options, tried }: { to: Forwarder; options: SendOptions; tried: Tries },
): Promise<readonly ForwardedEvent[]> {
  const doubtful = events.filter((event) => tried.has(event))
  if (!to.findArrived || doubtful.length === 0) return events
  const since = new Date(Math.min(...doubtful.map((event) => (tried.get(event) as Date).getTime())))
  const asking: Ask = async (request) => {
    const { verdict, reason, wait, answer } = await ask(request, to, options)
    if (verdict === 'again') await pause(wait)
    if (verdict) throw errorOf(verdict, reason)
    return answer
  }
  const arrived = await to.findArrived(doubtful, since, asking)
  return events.filter((event) => !arrived.includes(event))
}

function errorOf(verdict: Verdict, reason: string): Error {
  return verdict === 'again' ? new Error(reason) : new AbortError(reason)
}

async function pause(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, longestWait)))
}
