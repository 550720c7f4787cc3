import { perSubscription } from '../figures/perSubscription'
import { byStart, type Session } from '../log/session'

/** The flows of one subscription that billing is asked about. The first flow names the subscription. */
export interface FirstFlows {
  first: Session
  /** The first that was saved, and the first for which a decision was made. */
  firstSaved: Session | undefined
  firstDecided: Session | undefined
}

/** Hands over the first flows of each subscription; flows that name none are left out. */
export function firstFlows(take: (flows: FirstFlows) => void) {
  const each = perSubscription<FirstFlows>(
    (known, session) => ({
      first: earlierOf(known?.first, session),
      firstSaved: session.outcome === 'saved' ? earlierOf(known?.firstSaved, session) : known?.firstSaved,
      firstDecided: session.decisions.length > 0 ? earlierOf(known?.firstDecided, session) : known?.firstDecided,
    }),
    take,
  )
  return {
    add(session: Session): void {
      if (session.subscription !== null) each.add(session)
    },
    end: each.end,
  }
}

function earlierOf(known: Session | undefined, session: Session): Session {
  return known && byStart(known, session) <= 0 ? known : session
}
