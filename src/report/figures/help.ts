import type { Outcome, Session } from '../log/session'
import { countFlows } from './flows'
import { group, toRecord } from './group'

/** What became of the customers who followed one offer of help. */
export interface HelpFigures {
  /** How many flows ended because the customer followed this help. */
  followed: number
  /** How the customer's next flow ended: `none` where there was no next flow, `open` where it had no end. */
  later: Record<Outcome | 'none' | 'open', number>
  /** How many were followed by customers whose id the events do not say, so that their next flow is not known. */
  unknown: number
}

/** The help that customers followed (a person, a booking, a video, a page), and whether they came back to cancel. By offer id. */
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
