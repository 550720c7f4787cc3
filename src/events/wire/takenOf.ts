import type { Flow } from '../../flow/flow'

/** The offer that a flow ended with, if any, and what was picked in it. For a cancellation: what was picked about its date. */
export function takenOf({ outcome, operation, followed }: Flow): { offer?: string; choice?: Record<string, unknown> } {
  if (operation?.kind === 'offer' && outcome !== 'canceled')
    return { offer: operation.offer.id, choice: operation.choice }
  if (operation?.kind === 'cancel' && operation.choice.ends) return { choice: operation.choice }
  return followed && outcome === 'referred' ? { offer: followed.id } : {}
}
