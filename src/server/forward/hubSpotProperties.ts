import type { ForwardedEvent } from './forwarder'
import { teamNote } from './teamNote'

/**
 * What is written to a contact unless `properties` says otherwise: how the customer's latest flow ended, and why. All of the
 * properties are written each time, so that nothing of an earlier flow stays; HubSpot clears one by an empty text.
 */
export function hubSpotProperties(event: ForwardedEvent): Record<string, string | number> {
  const note = teamNote(event)
  return {
    fairwell_outcome: note.outcome ?? '',
    fairwell_reason: wordOf(note.reason) || wordOf(note.suggestedReason),
    fairwell_offer: wordOf(note.offer),
    fairwell_plan: wordOf(note.subscription.planName) || wordOf(note.subscription.plan),
    ...priceOf(note.subscription),
    fairwell_at: note.time,
    fairwell_session: wordOf(note.sessionId),
    fairwell_note: note.sentence,
  }
}

function priceOf({ mrr, currency }: Record<string, unknown>): Record<string, string | number> {
  const known = typeof mrr === 'number' && Number.isFinite(mrr) && typeof currency === 'string'
  return { fairwell_mrr: known ? mrr : '', fairwell_currency: known ? wordOf(currency) : '' }
}

/** A text as a property takes it: anybody may post an event, and HubSpot refuses what is too long. */
function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
