import { checkOptions } from '../options/checkOptions'
import { any } from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'

/** Which events a receiver takes. Without a list, any value is taken. */
export interface Accept {
  /** The ids of the configs whose events are taken. */
  flows?: readonly string[]
  modes?: readonly ('live' | 'test')[]
}

/**
 * A function that says why an event is not taken, or undefined where it is. Throws a TypeError for an empty or wrong list,
 * which would take nothing or everything.
 */
export function accepting(accept: Accept): (event: ReceivedEvent) => string | undefined {
  checkOptions({ asker: 'receiveEvents', of: 'accept' }, accept, { flows: any, modes: any })
  checkList('accept.flows', accept.flows, (flow) => typeof flow === 'string' && flow !== '', 'ids of configs')
  checkList('accept.modes', accept.modes, (mode) => mode === 'live' || mode === 'test', '"live" and "test"')
  const { flows, modes } = accept
  return ({ type, data }) => {
    const { flowId, mode } = Object(data)
    if (!type.startsWith('dev.fairwell.')) return 'type: expected one of dev.fairwell.*, got another'
    if (flows && !flows.includes(flowId)) return 'data.flowId: expected a flow that is accepted here, got another'
    return modes && !modes.includes(mode) ? `data.mode: expected ${modes.join(' or ')}, got another` : undefined
  }
}

function checkList(name: string, list: unknown, isRight: (value: unknown) => boolean, what: string): void {
  if (list === undefined || (Array.isArray(list) && list.length > 0 && list.every(isRight))) return
  throw new TypeError(
    `[fairwell] receiveEvents: ${name}: expected a list of ${what}, got ${JSON.stringify(list) ?? typeof list}.`,
  )
}
