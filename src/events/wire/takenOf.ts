import type { Flow } from '../../flow/flow'

/** The offer that a flow ended with, if any, and what was picked in it. For a cancellation: what was picked about its date. */
export function takenOf({ outcome, operation, followed }: Flow): { offer?: string; choice?: Record<string, unknown> } {
  if (operation?.kind === 'offer' && outcome !== 'canceled')
    return { offer: operation.offer.id, choice: operation.choice }
  // Of a notice nothing is told: it names the customer.
  if (operation?.kind === 'cancel' && operation.choice.ends) return { choice: { ends: operation.choice.ends } }
  return followed && outcome === 'referred' ? { offer: followed.id } : {}
}
