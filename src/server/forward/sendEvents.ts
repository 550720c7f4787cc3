import { batchesOf } from './batchesOf'
import { type FailedEvent, isDown } from './forwardError'
import type { ForwardedEvent, Forwarder } from './forwarder'
import { handOn } from './handOn'
import { latestOf } from './latestOf'
import type { SendOptions } from './sendOptions'
import { wireType } from './wireType'

/**
 * Sends those of the events that the other system is to have, one request after the other. Resolves to the events that it did
 * not take, in their order.
 */
export async function sendEvents(
  events: readonly ForwardedEvent[],
  to: Forwarder,
  options: SendOptions,
): Promise<FailedEvent[]> {
  const { latest, nameless } = latestOf(
    events.filter((event) => isWanted(event, to)),
    to,
  )
  const failed: FailedEvent[] = [...nameless]
  const batches = batchesOf(latest, to)
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
  return failed
}

function isWanted({ type, data }: ForwardedEvent, { types, testMode = true }: Forwarder): boolean {
  return (testMode || Object(data).mode !== 'test') && (!types || types.map(wireType).includes(type))
}
