import { cloudEventBatch } from '../sinks/cloudEventBatch'
import type { Circuit } from './createCircuit'
import { createKeepaliveBudget } from './createKeepaliveBudget'
import type { Delivery, DeliveryOptions, Wire } from './delivery'
import { byteLength, type Entry } from './entry'
import { nextBatch } from './nextBatch'
import { type Answer, post } from './post'
import type { Queue } from './queue'
import { followUpOf, verdictOn } from './verdict'

/** Picks events that wait, posts them, and acts on the answer. */
export interface Batches {
  /** The events that the next request may carry, of all sessions or of one; none when no event is free. */
  next(session?: string): Entry[]
  /**
   * Posts a batch in the calling task. Resolves to whether the next batch may follow at once. `isPatient`: the page is likely
   * to stay, so the request can do without `keepalive`. Never rejects.
   */
  send(batch: Entry[], isPatient?: boolean): Promise<boolean>
}

/** `onSettled` is called after each answer was acted on. */
export function createBatches(
  delivery: Delivery,
  options: DeliveryOptions,
  { sink = cloudEventBatch, batchSize }: Wire,
  queue: Queue,
  circuit: Circuit,
  onSettled: () => void,
): Batches {
  const { entries } = delivery
  const keepalive = createKeepaliveBudget()
  /** Events in a request; fewer while the endpoint refuses them. */
  let limit = batchSize

  const settle = (batch: Entry[], answer: Answer): boolean => {
    const open = batch.filter((entry, place) => {
      const { id } = entry.event
      const verdict = verdictOn(answer, id, place)
      entry.sending = false
      // The event may be gone by now: the page was reset, or another page has delivered it.
      if (entries.has(id) && verdict !== 'open') {
        queue.leave(entry, verdict === 'rejected' && verdict)
        circuit.succeed()
      }
      return entries.has(id)
    })
    const followUp = followUpOf(answer, open.length)
    if (followUp === 'retry') circuit.fail(answer)
    else if (followUp === 'halve') limit = open.length >> 1
    else if (open[0]) {
      queue.leave(open[0], 'rejected')
      limit = batchSize
    }
    onSettled()
    return followUp !== 'retry'
  }

  return {
    next(session) {
      const isWanted = ({ event }: Entry) => !session || session === event.cfsession
      const free = circuit.isShut()
        ? []
        : [...entries.values()].filter((entry) => isWanted(entry) && queue.isFree(entry))
      return nextBatch(free, limit)
    },
    async send(batch, isPatient) {
      for (const entry of batch) {
        delivery.keep(entry)
        entry.sending = true
      }
      const request = sink(batch.map((entry) => entry.event))
      const reserved = isPatient && circuit.doubtsKeepalive() ? 0 : keepalive.reserve(byteLength(request.body))
      const answer = await post(delivery.url, request, !!reserved, options)
      keepalive.release(reserved)
      return settle(batch, answer)
    },
  }
}
