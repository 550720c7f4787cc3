import type { Config } from '../../config/schema/schema'
import { byStart, type Session, type Start } from '../log/session'
import { createSum } from '../statistics/createSum'
import { type Concession, concessionOf } from './concessionOf'
import type { Figure } from './figure'
import { perSubscription } from './perSubscription'

/** Recurring revenue of one currency, in minor units a month. Currencies are never converted. */
export interface Revenue {
  subscriptions: number
  mrr: number
}

/** Recurring revenue that was saved, and what it cost to save it. */
export interface SavedRevenue extends Revenue {
  /** The discounts of the first month. */
  discount: number
  /** What customers on a cheaper plan pay less each month. */
  downgrade: number
  /** `mrr` less `discount` and `downgrade`. */
  net: number
  /** All discounts that end, over their whole term. Discounts without an end are in `foreverDiscount`, for one month. */
  termDiscount: number
  foreverDiscount: number
  /**
   * How many saves took a discount or plan whose price neither the event nor the config tells. `net` is too high by what
   * these cost.
   */
  unknownDiscount: number
  /** Those of these subscriptions that canceled in a later flow of this log. */
  lostLater: Revenue
}

type Priced = Start & Pick<Session, 'subscription' | 'customer' | 'mrr' | 'currency'>

/**
 * Recurring revenue of the subscriptions of the sessions that it is given, by currency. A subscription with several sessions
 * counts once, as it was in the last.
 */
export function createRevenue() {
  const totals = new Map<string, ReturnType<typeof createTotal>>()
  const last = perSubscription<Priced, Priced>(laterOf, (session) =>
    inCurrency(totals, createTotal, session)?.add(session),
  )
  return {
    add: last.add,
    /** The revenue, when all sessions were added. */
    result(): Record<string, Revenue> {
      last.end()
      return byCurrency(totals, (total) => total.result())
    },
  }
}

/**
 * Recurring revenue of the saved subscriptions among the sessions that it is given, with what they were given taken off, by
 * currency. A pause keeps its full price.
 */
export function createSavedRevenue(config: Config | undefined): Figure<Record<string, SavedRevenue>> {
  const totals = new Map<string, ReturnType<typeof createSavedTotal>>()
  const lasts = perSubscription<{ save: Session | undefined; cancel: Session | undefined }>(
    (known, session) => ({
      save: session.outcome === 'saved' ? laterOf(known?.save, session) : known?.save,
      cancel: session.outcome === 'canceled' ? laterOf(known?.cancel, session) : known?.cancel,
    }),
    ({ save, cancel }) => {
      const isLostLater = save && cancel && (cancel.startedAt ?? 0) > (save.startedAt ?? 0)
      if (save) inCurrency(totals, createSavedTotal, save)?.add(save, concessionOf(save, config), isLostLater === true)
    },
  )
  return {
    add(session) {
      // Most sessions neither save nor lose anything, and they come for each day, week and month.
      if (session.outcome === 'saved' || session.outcome === 'canceled') lasts.add(session)
    },
    result() {
      lasts.end()
      return byCurrency(totals, (total) => total.result())
    },
  }
}

/** What one session keeps a month after discount and downgrade, in minor units; 0 for one that was not saved or names no `mrr`. */
export function netSaved(session: Session, config: Config | undefined): number {
  if (session.outcome !== 'saved' || session.mrr === null) return 0
  const { discount, downgrade } = concessionOf(session, config)
  return session.mrr - discount - downgrade
}

/** Whether a saved session names no `mrr` or no currency, so that its revenue is not known. */
export function isUnpriced({ outcome, mrr, currency }: Session): boolean {
  return outcome === 'saved' && (mrr === null || !currency)
}

/** The one of two sessions that started later. */
export function laterOf<Of extends Start>(known: Of | undefined, session: Of): Of {
  return known && byStart(known, session) > 0 ? known : session
}

/** Adds up the prices of subscriptions of one currency. */
export function createTotal() {
  const mrr = createSum()
  let subscriptions = 0
  return {
    add(session: Pick<Session, 'mrr'>): void {
      subscriptions += 1
      mrr.add(session.mrr ?? 0)
    },
    result: (): Revenue => ({ subscriptions, mrr: mrr.total() }),
  }
}

function createSavedTotal() {
  const [total, lostLater] = [createTotal(), createTotal()]
  const [discount, downgrade, termDiscount, foreverDiscount] = [createSum(), createSum(), createSum(), createSum()]
  let unknownDiscount = 0

  function add(save: Session, concession: Concession, isLostLater: boolean): void {
    total.add(save)
    if (isLostLater) lostLater.add(save)
    discount.add(concession.discount)
    downgrade.add(concession.downgrade)
    if (concession.months === Infinity) foreverDiscount.add(concession.discount)
    else termDiscount.add(Math.round(concession.discount * concession.months))
    if (concession.unknown) unknownDiscount += 1
  }

  function result(): SavedRevenue {
    const all = total.result()
    return {
      ...all,
      discount: discount.total(),
      downgrade: downgrade.total(),
      net: all.mrr - discount.total() - downgrade.total(),
      termDiscount: termDiscount.total(),
      foreverDiscount: foreverDiscount.total(),
      unknownDiscount,
      lostLater: lostLater.result(),
    }
  }

  return { add, result }
}

/** The total of the session's currency, made where it is new; undefined for a session without a price. */
function inCurrency<Total>(
  totals: Map<string, Total>,
  make: () => Total,
  { mrr, currency }: Pick<Session, 'mrr' | 'currency'>,
) {
  if (mrr === null || !currency) return undefined
  const total = totals.get(currency) ?? make()
  totals.set(currency, total)
  return total
}

function byCurrency<Total, Out>(totals: Map<string, Total>, each: (total: Total) => Out): Record<string, Out> {
  const sorted = [...totals].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([currency, total]) => [currency, each(total)]))
}
