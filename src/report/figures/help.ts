import { byStart, type Outcome, type Session, type Start } from '../log/session'
import type { Store } from '../store/store'
import { createGroups } from './createGroups'
import type { Figure } from './figure'
import { createFlowCounter } from './flows'

/** What became of the customers who followed one offer of help. */
export interface HelpFigures {
  /** How many flows ended because the customer followed this help. */
  followed: number
  /** How the customer's next flow ended: `none` where there was no next flow, `open` where it had no end. */
  later: Record<Outcome | 'none' | 'open', number>
  /** How many were followed by customers whose id the events do not say, so that their next flow is not known. */
  unknown: number
}

/** One flow of a customer, and the help it ended in. */
interface Visit extends Start {
  outcome: Outcome | null
  help: string | null
}

/** The help that customers followed (a person, a booking, a video, a page), and whether they came back to cancel. By offer id. */
export function createHelp(store: Store): Figure<Record<string, HelpFigures>> {
  const visits = store.piles<Visit>('customers')
  const groups = createGroups(() => ({ followed: 0, none: 0, unknown: 0, next: createFlowCounter() }))

  function add({ startedAt, id, source, outcome, taken, customer }: Session): void {
    const help = outcome === 'referred' ? (taken?.offer ?? 'unknown') : null
    const start = { startedAt, id, source }
    if (customer !== null) visits.add(customer, { ...start, outcome, help })
    if (help === null) return
    const counter = groups.at(help, start)
    counter.followed += 1
    if (customer === null) counter.unknown += 1
  }

  function result(): Record<string, HelpFigures> {
    for (const own of visits.each()) {
      for (const { visit, next } of followedIn(own)) {
        const counter = groups.at(visit.help ?? '', visit)
        if (next) counter.next.add(next)
        else counter.none += 1
      }
    }
    return groups.record(({ followed, none, unknown, next }) => {
      const { outcomes, started, ended } = next.flows()
      return { followed, later: { ...outcomes, none, open: started - ended }, unknown }
    })
  }

  return { add, result }
}

/** The flows of one customer that ended in help, each with the flow that came next. Memory holds only these. */
function followedIn(own: Iterable<Visit>): { visit: Visit; next: Visit | undefined }[] {
  const followed: { visit: Visit; next: Visit | undefined }[] = []
  for (const visit of own) if (visit.help !== null) followed.push({ visit, next: undefined })
  followed.sort((a, b) => byStart(a.visit, b.visit))
  for (const visit of followed.length > 0 ? own : []) {
    const before = followed[countBefore(followed, visit) - 1]
    if (before && (!before.next || byStart(visit, before.next) < 0)) before.next = visit
  }
  return followed
}

/** How many of these flows, in their order, started before this one: by halving. */
function countBefore(followed: readonly { visit: Visit }[], visit: Visit): number {
  let low = 0
  let high = followed.length
  while (low < high) {
    const middle = (low + high) >> 1
    const at = followed[middle]
    if (at && byStart(at.visit, visit) < 0) low = middle + 1
    else high = middle
  }
  return low
}
