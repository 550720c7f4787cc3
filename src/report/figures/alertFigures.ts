import { DAY, HOUR } from '../../base/day'
import type { Config } from '../../config/schema/schema'
import { type Billing, subscribedAt } from '../billing/billing'
import type { Session } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import type { Store } from '../store/store'

/** How many days after an alert billing is asked how it ended. */
export const alertDays = 30

/** What became of the alerts of one id. */
export interface AlertFigures {
  owner: string | null
  /** Within how many hours somebody was to act; null where the config does not say, and then every act is in time. */
  dueHours: number | null
  raised: number
  inTime: number
  late: number
  /** Alerts that nobody has acted on; `overdue` of them are past their time. */
  untouched: number
  overdue: number
  /** How billing says that it ended: still subscribed after 30 days, or left by then. All others are open. */
  kept: number
  left: number
  /** Of the closed alerts that were acted on in time, the share kept, and of all other closed ones. */
  keptInTime: Rate | null
  keptOtherwise: Rate | null
  /** What those kept of the ones acted on in time pay a month, by currency, in minor units. */
  keptRevenue: Record<string, number>
}

interface Raised {
  alert: string
  at: number | null
  subscription: string | null
  mrr: number | null
  currency: string | null
}

type Entry = { raised: Raised } | { acted: { alert: string; at: number | null } }
type Ending = 'kept' | 'left' | 'open'

/** Brings alerts, what was done about them, and what billing says together. */
export function createAlertFigures(
  billing: Billing | undefined,
  { config, asOf }: { config: Config | undefined; asOf: number },
  store: Store,
) {
  const entries = store.piles<Entry>('alerts')
  const figures = new Map<string, ReturnType<typeof createTally>>()

  function close({ subscription, at }: Raised): Ending {
    const account = billing?.accounts.get(subscription ?? '')
    if (!account || at === null) return 'open'
    const end = at + alertDays * DAY
    const isThere = subscribedAt(account, Math.min(end, asOf))
    if (isThere === false) return 'left'
    return isThere && end <= asOf ? 'kept' : 'open'
  }

  return {
    add(session: Session): void {
      const { recorded, alerts = [], id, startedAt: at, subscription, mrr, currency } = session
      if (recorded?.is === 'acted') entries.add(recorded.session, { acted: { alert: recorded.alert, at } })
      for (const { alert, at: raisedAt } of alerts)
        entries.add(id, { raised: { alert, at: raisedAt ?? at, subscription, mrr, currency } })
    },
    result(): Record<string, AlertFigures> {
      for (const own of entries.each()) {
        const all = [...own]
        for (const entry of all) {
          if (!('raised' in entry)) continue
          const { raised } = entry
          const tally = figures.get(raised.alert) ?? createTally(raised.alert, config, asOf)
          figures.set(raised.alert, tally)
          const acts = all.flatMap((one) => ('acted' in one && one.acted.alert === raised.alert ? [one.acted.at] : []))
          tally.add(raised, acts.length > 0 ? Math.min(...acts.map((time) => time ?? Infinity)) : null, close(raised))
        }
      }
      const sorted = [...figures].sort(([one], [other]) => (one < other ? -1 : 1))
      return Object.fromEntries(sorted.map(([id, tally]) => [id, tally.result()]))
    },
  }
}

function createTally(id: string, config: Config | undefined, asOf: number) {
  const { owner = null, dueHours = null } = config?.alerts?.find((alert) => alert.id === id) ?? {}
  const counts = { raised: 0, inTime: 0, late: 0, untouched: 0, overdue: 0, kept: 0, left: 0 }
  const closed = { inTime: { hits: 0, n: 0 }, otherwise: { hits: 0, n: 0 } }
  const keptRevenue: Record<string, number> = {}

  function add({ at, mrr, currency }: Raised, actedAt: number | null, ending: Ending): void {
    const due = at === null || dueHours === null ? Infinity : at + dueHours * HOUR
    const isInTime = actedAt !== null && actedAt <= due
    counts.raised += 1
    counts[actedAt === null ? 'untouched' : isInTime ? 'inTime' : 'late'] += 1
    if (actedAt === null && due < asOf) counts.overdue += 1
    if (ending === 'open') return
    counts[ending] += 1
    const group = closed[isInTime ? 'inTime' : 'otherwise']
    group.n += 1
    if (ending === 'left') return
    group.hits += 1
    if (isInTime && mrr !== null && currency) keptRevenue[currency] = (keptRevenue[currency] ?? 0) + mrr
  }

  const result = (): AlertFigures => ({
    owner,
    dueHours,
    ...counts,
    keptInTime: rate(closed.inTime),
    keptOtherwise: rate(closed.otherwise),
    keptRevenue,
  })
  return { add, result }
}
