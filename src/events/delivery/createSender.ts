import { isUrgent } from '../wire/isUrgent'
import { createBatches } from './createBatches'
import { createCircuit } from './createCircuit'
import { createQueue } from './createQueue'
import { createReplay } from './createReplay'
import type { Delivery, DeliveryOptions, Sender, Wire } from './delivery'
import { sleep } from './sleep'

/** Sends what a delivery has recorded, in this page and in earlier visits. */
export function createSender(delivery: Delivery, options: DeliveryOptions, wire: Wire = {}): Sender {
  const { entries, name } = delivery
  const queue = createQueue(delivery, options)
  const holdKey = `fairwell:hold:${name}`
  const hold = { read: () => +queue.read(holdKey), write: (until: number) => void delivery.write(holdKey, until) }
  const circuit = createCircuit(options, hold, (status) => options.report('onConfigError', delivery.url, status))
  const batches = createBatches(delivery, options, wire, queue, circuit, () => replay.schedule())
  const replay = createReplay(options, name, circuit, () => entries.size > 0, round)

  /** One request after the other, as long as the endpoint takes them. */
  async function round() {
    await queue.load()
    for (let batch = batches.next(); batch[0] && (await batches.send(batch, true)); batch = batches.next());
  }

  /** Sends without the lock what this page has recorded, or is about to leave behind: at most four requests. */
  const sendNow = (isLeaving?: boolean, session?: string) => {
    // A page that leaves sends even where the endpoint asked for silence: nobody else may come to send it.
    for (let count = isLeaving || circuit.held() <= 0 ? 4 : 0; count--; ) {
      const batch = batches.next(session)
      if (batch[0]) void batches.send(batch)
    }
  }

  let isStopped = false
  const resume = () => {
    circuit.resume()
    void replay.start()
  }

  return {
    take(entry) {
      if (!isStopped) queue.take(entry)
      if (isUrgent(entry.event)) sendNow(false, entry.event.cfsession)
      replay.schedule()
    },
    resume,
    hide(isLeaving) {
      circuit.hide()
      sendNow(isLeaving)
    },
    async deliver(id, timeout) {
      resume()
      // By the clock and not by counting pauses: in a hidden page each timer lasts a second.
      for (const end = options.monotonic() + timeout; entries.has(id) && options.monotonic() < end; )
        await sleep(options, 50)
      return queue.delivered.has(id)
    },
    async undelivered() {
      const dead = await queue.load()
      return [...entries.values(), ...dead].map((entry) => entry.event)
    },
    clear: queue.drop,
    stop() {
      isStopped = true
      circuit.shut()
      queue.close()
    },
  }
}
