import type { Outcome, Session } from '../log/session'
import { countFlows } from './flows'
import { group, toRecord } from './group'

export interface HelpFigures {
  /** Flows that ended by following it. */
  followed: number
  /** How the customer's next flow ended: `none` when none came, `open` when it had no end. */
  later: Record<Outcome | 'none' | 'open', number>
  /** Followed by customers whose id the events do not say: what they did later cannot be known. */
  unknown: number
}

/** Help that was followed (a person, a booking, a video, a page), and whether these customers came back to cancel. */
export function countHelp(sessions: readonly Session[]): Record<string, HelpFigures> {
  const byCustomer = group(sessions, ({ customer }) => (customer === null ? [] : [customer]))
  const referred = sessions.filter(({ outcome }) => outcome === 'referred')
  return toRecord(
    group(referred, ({ taken }) => [taken?.offer ?? 'unknown']),
    (those) => {
      const known = those.filter(({ customer }) => customer !== null)
      const next = known.map((session) => nextOf(session, byCustomer.get(session.customer ?? '') ?? []))
      const came = next.flatMap((session) => session ?? [])
      const { outcomes, ended } = countFlows(came)
      return {
        followed: those.length,
        later: { ...outcomes, none: known.length - came.length, open: came.length - ended },
        unknown: those.length - known.length,
      }
    },
  )
}

function nextOf(session: Session, own: readonly Session[]): Session | undefined {
  return own[own.indexOf(session) + 1]
}
