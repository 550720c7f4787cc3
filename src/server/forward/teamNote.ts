import { personalKinds } from '../../events/personal/redact'
import type { Alert } from '../alerts/alert'
import { alertOf } from '../alerts/alertOf'
import type { ReceivedEvent } from '../receive/checkEvent'
import { cleanerOf } from '../receive/cleanerOf'
import type { ForwardedEvent } from './forwarder'

const clean = cleanerOf(personalKinds)

/**
 * What an event tells a team, and the whole of it as one sentence. What was written is redacted once more: a receiver may have
 * been told not to, and a team's tool is a third party.
 */
export function teamNote(event: ForwardedEvent): Alert {
  const received = clean(event as ReceivedEvent)
  return alertOf(received, [received])
}

/** What a team's tool is told unless it is told what to take: how flows end, but not that nothing came of one. */
export const teamTypes: readonly string[] = ['flow.canceled', 'flow.saved', 'flow.referred']

/** How old an event may be that a team is still told of: three days, as alerts are. */
export const teamHours = 72
