import { DAY } from '../../base/day'
import type { Account } from '../billing/billing'
import { firstOf } from '../billing/saveRates'
import { group, toRecord } from '../figures/group'
import { isHeldOut } from '../figures/holdout'
import type { Session } from '../log/session'
import { type Estimate, estimatedDifference } from '../statistics/compare'
import type { Lifetime } from '../statistics/survivalCurve'
import { type Survival, survivalOf } from './survival'

/** Who stays after a flow, month by month. Every curve begins at the subscription's first flow that made a decision. */
export interface AfterFlow {
  /** Those who took an offer. They chose to, so what sets them apart from others is not the offer alone. */
  saved: Survival
  /** Everyone who was not held out, whatever they did: the side that may be compared with the holdout. */
  offered: Survival
  heldOut: Survival
  /** The share of `offered` still there less that of `heldOut`, by `month3`; null until both are known. */
  difference: Record<string, Estimate | null>
  /** Everyone by the segments that their decision found them in. */
  segment: Record<string, Survival>
}

const mostSegments = 20
const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** The curves after the flow, of the subscriptions that billing knows. Null where no decision was made for any of them. */
export function afterFlowOf(
  sessions: readonly Session[],
  accounts: Map<string, Account>,
  asOf: number,
): AfterFlow | null {
  const first = [...firstOf(sessions.filter(({ decisions }) => decisions.length > 0))]
  const all = first.flatMap(([id, session]) => followed(session, accounts.get(id), asOf) ?? [])
  if (all.length === 0) return null
  const curveOf = (those: readonly Followed[]) =>
    survivalOf(
      those.filter(({ unknown }) => !unknown),
      those.filter(({ unknown }) => unknown).map(({ time }) => time),
      months,
    )
  const offered = curveOf(all.filter(({ session }) => !isHeldOut(session)))
  const heldOut = curveOf(all.filter(({ session }) => isHeldOut(session)))
  const segments = [...group(all, ({ session }) => session.decisions.flatMap((decision) => decision.segments))]
  segments.sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  return {
    saved: curveOf(all.filter(({ session }) => session.outcome === 'saved')),
    offered,
    heldOut,
    difference: Object.fromEntries(
      Object.entries(offered.at).map(([month, share]) => [
        month,
        estimatedDifference(share, heldOut.at[month] ?? null),
      ]),
    ),
    segment: toRecord(new Map(segments.slice(0, mostSegments)), curveOf),
  }
}

interface Followed extends Lifetime {
  session: Session
  unknown: boolean
}

/** How many days a subscription was seen after its flow, and whether it ended then; undefined where billing cannot say. */
function followed(session: Session, account: Account | undefined, asOf: number): Followed | undefined {
  const from = session.endedAt ?? session.startedAt
  if (!account || from === null || from > asOf) return undefined
  const spell = account.spells.findLast(({ startedAt }, index) => index === 0 || (startedAt ?? 0) <= from)
  if (!spell) return undefined
  const ended = spell.endedAt !== null && spell.endedAt <= asOf
  // One that had ended before its flow, as when somebody undoes a cancellation, counts as ended on its day.
  const until = ended ? Math.max(from, spell.endedAt ?? from) : asOf
  return { session, unknown: spell.endUnknown, ended, time: Math.floor((until - from) / DAY) }
}
