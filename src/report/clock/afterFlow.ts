import { DAY } from '../../base/day'
import type { Account, Billing } from '../billing/billing'
import type { FirstFlows } from '../billing/firstFlows'
import { createGroups, type Groups } from '../figures/createGroups'
import { isHeldOut } from '../figures/holdout'
import type { Session } from '../log/session'
import { type Estimate, estimatedDifference } from '../statistics/compare'
import { createLifetimes, type Lifetime } from '../statistics/survivalCurve'
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
export function createAfterFlow({ accounts }: Billing, asOf: number) {
  const [saved, offered, heldOut] = [createCurve(), createCurve(), createCurve()]
  const segments = createGroups(createCurve)

  function add({ firstDecided: session }: FirstFlows): void {
    const life = session && followed(session, accounts.get(session.subscription ?? ''), asOf)
    if (!life) return
    const curve = isHeldOut(session) ? heldOut : offered
    curve.add(life)
    if (session.outcome === 'saved') saved.add(life)
    segments.each(
      session.decisions.flatMap((decision) => decision.segments),
      session,
      (each) => each.add(life),
    )
  }

  return {
    add,
    result: () => (offered.size() + heldOut.size() === 0 ? null : afterFlowOf({ saved, offered, heldOut, segments })),
  }
}

type Curve = ReturnType<typeof createCurve>

/** Collects lifetimes in memory that grows with their days only. */
function createCurve() {
  const [known, unknown] = [createLifetimes(), createLifetimes()]
  return {
    add: ({ unknown: isUnknown, ...life }: Followed) => (isUnknown ? unknown : known).add(life),
    size: () => known.size() + unknown.size(),
    survival: () => survivalOf(known.list(), unknown.list(), months),
  }
}

function afterFlowOf(curves: { saved: Curve; offered: Curve; heldOut: Curve; segments: Groups<Curve> }): AfterFlow {
  const [offered, heldOut] = [curves.offered.survival(), curves.heldOut.survival()]
  const segments = curves.segments.entries()
  segments.sort(([a, one], [b, other]) => other.size() - one.size() || (a < b ? -1 : 1))
  return {
    saved: curves.saved.survival(),
    offered,
    heldOut,
    difference: Object.fromEntries(
      Object.entries(offered.at).map(([month, share]) => [
        month,
        estimatedDifference(share, heldOut.at[month] ?? null),
      ]),
    ),
    segment: Object.fromEntries(segments.slice(0, mostSegments).map(([name, curve]) => [name, curve.survival()])),
  }
}

interface Followed extends Lifetime {
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
  return { unknown: spell.endUnknown, ended, time: Math.floor((until - from) / DAY) }
}
