import { admissionKinds } from '../admit/admission'
import { callListener } from '../callListener'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aboveZero, aFunction, aList, aQuery } from '../options/kinds'
import { createReceiver } from './createReceiver'
import { eventStore } from './eventStore'
import { groupWrites } from './groupWrites'
import type { ReceiverOptions } from './receiverOptions'

/**
 * A request handler that stores posted CloudEvents, each `source` and `id` once, and answers after the commit (law: no
 * event lost, none twice). It never rejects.
 */
export function receiveEvents(options: ReceiverOptions): (request: Request) => Promise<Response> {
  checkOptions('receiveEvents', options, kinds)
  const write = groupWrites(eventStore(options.query).write, (error) =>
    callListener(options.onError ?? logRefused, error, logRefused),
  )
  return createReceiver(options, write)
}

const kinds: Kinds<ReceiverOptions> = {
  ...admissionKinds,
  query: aQuery,
  origins: aList,
  maxBytes: aboveZero,
  maxWaitingBytes: aboveZero,
  redact: aList,
  onError: aFunction,
  onStored: aFunction,
}

function logRefused(error: unknown): void {
  console.error(
    '[fairwell] receiveEvents: the database refused an event; it is rejected, its neighbors are stored.',
    error,
  )
}
