import { DAY } from '../../base/day'
import type { Account } from '../billing/billing'
import { group, toRecord } from '../figures/group'
import { latest, type Revenue, revenueOf } from '../figures/revenue'
import type { Session } from '../log/session'
import { type MedianEstimate, medianOf } from '../statistics/medianOf'
import { frequencyText } from './frequencyText'

/** How long those had been customers who canceled in a flow for one reason. */
export interface TenureAtExit {
  /** How many canceled for this reason, each subscription once, and of how many the tenure is known. */
  canceled: number
  known: number
  /** Days from the start to the cancellation: the middle, with its interval, and the middles of the halves. Null for fewer than ten. */
  medianDays: MedianEstimate | null
}

/** What does not say its reason, plan or frequency stands under this name. */
export const notSaid = 'not said'

/** Tenure at exit by reason, the most frequent reason first. */
export function tenureByReason(
  sessions: readonly Session[],
  accounts: Map<string, Account> | undefined,
): Record<string, TenureAtExit> {
  const groups = [...group(canceledOf(sessions), ({ reason }) => [reason ?? notSaid])]
  groups.sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  return toRecord(new Map(groups), (those) => {
    const days = those.flatMap((session) => tenureOf(session, accounts) ?? [])
    return { canceled: those.length, known: days.length, medianDays: medianOf(days) }
  })
}

/** Revenue lost a month, by currency, reason, plan and payment frequency. */
export type LostBy = Record<string, Record<string, Record<string, Record<string, Revenue>>>>

/**
 * What canceled in flows, in money: by currency, then reason, plan and payment frequency. A plan or frequency that the flow
 * did not send comes from billing, where that has it. Flows without a price are in `unpriced` of the report.
 */
export function lostBy(sessions: readonly Session[], accounts: Map<string, Account> | undefined): LostBy {
  const accountOf = ({ subscription }: Session) => (subscription === null ? undefined : accounts?.get(subscription))
  const priced = canceledOf(sessions).filter(({ mrr, currency }) => mrr !== null && currency)
  const by = <Out>(those: Session[], keyOf: (session: Session) => string, each: (those: Session[]) => Out) =>
    toRecord(
      group(those, (session) => [keyOf(session)]),
      each,
    )
  return by(
    priced,
    ({ currency }) => currency ?? '',
    (inCurrency) =>
      by(
        inCurrency,
        ({ reason }) => reason ?? notSaid,
        (forReason) =>
          by(
            forReason,
            (session) => session.plan ?? accountOf(session)?.plan ?? notSaid,
            (onPlan) =>
              by(
                onPlan,
                (session) => frequencyText(session.months ?? accountOf(session)?.months ?? null) ?? notSaid,
                (those) => Object.values(revenueOf(those))[0] ?? { subscriptions: 0, mrr: 0 },
              ),
          ),
      ),
  )
}

function canceledOf(sessions: readonly Session[]): Session[] {
  return latest(sessions.filter(({ outcome }) => outcome === 'canceled'))
}

/** Whole days until the cancellation: as the flow says or, by billing's start. A start after the cancellation says nothing. */
function tenureOf({ tenureDays, startedAt, subscription }: Session, accounts: Map<string, Account> | undefined) {
  if (tenureDays !== null) return tenureDays >= 0 ? tenureDays : undefined
  const spells = subscription === null ? undefined : accounts?.get(subscription)?.spells
  const start = spells?.findLast((spell) => (spell.startedAt ?? Infinity) <= (startedAt ?? -Infinity))?.startedAt
  return typeof start === 'number' && startedAt !== null ? Math.floor((startedAt - start) / DAY) : undefined
}
