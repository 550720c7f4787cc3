import { DAY } from '../../base/day'
import type { Account } from '../billing/billing'
import { createGroups } from '../figures/createGroups'
import type { Figure } from '../figures/figure'
import { perSubscription } from '../figures/perSubscription'
import { createTotal, laterOf, type Revenue } from '../figures/revenue'
import { byStart, type Session } from '../log/session'
import { type MedianEstimate, medianOf } from '../statistics/medianOf'
import type { List, Store } from '../store/store'
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

/** Revenue lost a month, by currency, reason, plan and payment frequency. */
export type LostBy = Record<string, Record<string, Record<string, Record<string, Revenue>>>>

/** Tenure at exit by reason, the most frequent reason first, and what canceled in flows, in money. */
export interface Exits {
  tenureAtExit: Record<string, TenureAtExit>
  /**
   * By currency, then reason, plan and payment frequency. A plan or frequency that the flow did not send comes from billing,
   * where that has it. Flows without a price are in `unpriced` of the report.
   */
  lost: LostBy
}

/** Who canceled in a flow: each subscription once, as it was when it last did. */
export function createExits(accounts: Map<string, Account> | undefined, store: Store): Figure<Exits> {
  const tenures = new Map<string, { canceled: number; days: List<number> }>()
  const lost = createGroups(() => createGroups(() => createGroups(() => createGroups(createTotal))))
  const last = perSubscription<{ first: Session; session: Session }>(
    (known, session) => ({
      first: known && byStart(known.first, session) <= 0 ? known.first : session,
      session: laterOf(known?.session, session),
    }),
    ({ first, session }) => {
      const account = session.subscription === null ? undefined : accounts?.get(session.subscription)
      count(session, account)
      if (session.mrr !== null && session.currency) lose(session, session.currency, first, account)
    },
  )

  function count(session: Session, account: Account | undefined): void {
    const reason = session.reason ?? notSaid
    const known = tenures.get(reason) ?? { canceled: 0, days: store.list<number>(`tenure ${tenures.size}`) }
    tenures.set(reason, known)
    known.canceled += 1
    const days = tenureOf(session, account)
    if (days !== undefined) known.days.add(days)
  }

  function lose(session: Session, currency: string, first: Session, account: Account | undefined): void {
    const byReason = lost.at(currency, first)
    const byPlan = byReason.at(session.reason ?? notSaid, first)
    const byFrequency = byPlan.at(session.plan ?? account?.plan ?? notSaid, first)
    const frequency = frequencyText(session.months ?? account?.months ?? null) ?? notSaid
    byFrequency.at(frequency, first).add(session)
  }

  return {
    add(session) {
      if (session.outcome === 'canceled') last.add(session)
    },
    result() {
      last.end()
      return {
        tenureAtExit: tenuresOf(tenures),
        lost: lost.record((reasons) =>
          reasons.record((plans) => plans.record((frequencies) => frequencies.record((total) => total.result()))),
        ),
      }
    },
  }
}

function tenuresOf(tenures: Map<string, { canceled: number; days: List<number> }>): Record<string, TenureAtExit> {
  const sorted = [...tenures].sort(([a, one], [b, other]) => other.canceled - one.canceled || (a < b ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([reason, { canceled, days }]) => {
      return [reason, { canceled, known: days.size, medianDays: medianOf(days, days.size) }]
    }),
  )
}

/** Whole days until the cancellation: as the flow says or, by billing's start. A start after the cancellation says nothing. */
function tenureOf({ tenureDays, startedAt }: Session, account: Account | undefined): number | undefined {
  if (tenureDays !== null) return tenureDays >= 0 ? tenureDays : undefined
  const start = account?.spells.findLast(
    (spell) => (spell.startedAt ?? Infinity) <= (startedAt ?? -Infinity),
  )?.startedAt
  return typeof start === 'number' && startedAt !== null ? Math.floor((startedAt - start) / DAY) : undefined
}
