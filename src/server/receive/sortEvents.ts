import { checkEvent, type ReceivedEvent, type Rejection } from './checkEvent'

/** An event that is not stored: its place in the request, and why. */
export type Rejected = { index: number } & Rejection

/** What each event of a request passes through. */
export interface Sieve {
  /** Takes personal data out of free text. */
  clean: (event: ReceivedEvent) => ReceivedEvent
  reasonAgainst: (event: ReceivedEvent) => string | undefined
}

/** What is to be stored, each with its place in the request, and what is rejected. */
export interface Sorted {
  valid: ReceivedEvent[]
  places: number[]
  rejected: Rejected[]
}

/** Parts what can be stored from what is rejected, which is named with its place and the reason. */
export function sortEvents(values: unknown[], { clean, reasonAgainst }: Sieve): Sorted {
  const valid: ReceivedEvent[] = []
  const places: number[] = []
  const rejected: Rejected[] = []
  for (const [index, value] of values.entries()) {
    const checked = checkEvent(value)
    const reason = 'event' in checked ? reasonAgainst(checked.event) : undefined
    if ('rejection' in checked) rejected.push({ index, ...checked.rejection })
    else if (reason) rejected.push({ index, id: checked.event.id, reason })
    else {
      valid.push(clean(checked.event))
      places.push(index)
    }
  }
  return { valid, places, rejected }
}
