import type { StoryMove, TraceLine } from '../log/readStory'
import type { Outcome, Session } from '../log/session'
import { money } from './wording'

/** How a flow ended, in words that say what became of the customer. */
export const outcomeNames: Record<Outcome | 'open', string> = {
  saved: 'Stays',
  canceled: 'Canceled',
  dismissed: 'No change',
  referred: 'Went to help',
  failed: 'Stepped aside',
  open: 'Left open',
}

/** What the subscription brings, as `$49.00 a month`; an empty text where the events do not say. */
export function priceText({ mrr, currency }: Pick<Session, 'mrr' | 'currency'>): string {
  return mrr !== null && currency ? `${money(mrr, currency)} a month` : ''
}

/**
 * What a line of a trace is about. An alert whose condition held is decided with the rest, and raised only once its moment
 * comes: in a flow that never came to it, it only would have been.
 */
export function traceName({ kind, id, result }: TraceLine, moves: readonly StoryMove[]): string {
  const name = kind === id ? kind : `${kind} ${id}`
  if (kind !== 'alert' || result !== 'matched') return name
  const isRaised = moves.some(({ type, data }) => type === 'alert.raised' && data.alert === id)
  return isRaised ? name : `would ${name}`
}

/** A time in UTC as `2026-11-21 12:03`; a dash where there is none. */
export function timeText(time: number | null): string {
  return time === null ? '–' : new Date(time).toISOString().slice(0, 16).replace('T', ' ')
}
