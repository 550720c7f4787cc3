import { own } from '../../base/own'
import type { Config, Offer } from '../../config/schema/schema'
import { readCurrency } from '../../situation/readCurrency'
import { number, text } from '../log/readRecord'
import type { Session } from '../log/session'
import { monthsBetween } from './months'

/** What a save costs the merchant, in minor units of the subscription's currency. */
export interface Concession {
  /** The discount in the first month. */
  discount: number
  /** How much less the customer pays each month after moving to a cheaper plan. */
  downgrade: number
  /** How many months the discount runs; Infinity for one without an end. */
  months: number
  /**
   * True where a discount was taken but its size is not known: neither the event nor the config tells it, or it is in
   * another currency.
   */
  unknown: boolean
}

const nothing: Concession = { discount: 0, downgrade: 0, months: 0, unknown: false }
const unknown: Concession = { ...nothing, unknown: true }

/**
 * What a saved session costs the merchant. What the customer picked comes first; the config's offer stands in for what the
 * event leaves out. A session without a price costs nothing.
 */
export function concessionOf(session: Session, config: Config | undefined): Concession {
  const offer = session.taken?.offer ? own(config?.offers, session.taken.offer) : undefined
  const read = readers.get(session.taken?.type ?? offer?.type ?? '')
  if (!read || session.mrr === null) return nothing
  const terms: Record<string, unknown> = { ...offer, ...session.taken?.choice }
  const foreign = text(terms.currency) !== null && readCurrency(terms.currency) !== session.currency
  return read({ terms, foreign, mrr: session.mrr, session, offer })
}

interface Terms {
  terms: Record<string, unknown>
  foreign: boolean
  mrr: number
  session: Session
  offer: Offer | undefined
}

// Only these offers have a cost: a pause, a longer trial and a paid bill keep the full price.
const readers = new Map<string, (terms: Terms) => Concession>([
  ['discount', readDiscount],
  ['credit', readCredit],
  ['plan_change', readDowngrade],
  ['frequency', readRarer],
  ['swap', readSwap],
])

function readDiscount({ terms, foreign, mrr, session }: Terms): Concession {
  const percent = number(terms.percentOff)
  const off = number(terms.amountOff)
  if ((percent === null && off === null) || (off !== null && foreign)) return unknown
  const share = Math.round((mrr * (percent ?? 0)) / 100)
  return {
    ...nothing,
    discount: atMost(mrr, share + (off ?? 0) / (session.months ?? 1)),
    months: term(terms, session),
  }
}

function readCredit({ terms, foreign, mrr, session }: Terms): Concession {
  const amount = number(terms.amount)
  const periods = number(terms.periods)
  if (periods !== null) return { ...nothing, discount: mrr, months: periods * (session.months ?? 1) }
  return amount === null || foreign ? unknown : { ...nothing, discount: atMost(mrr, amount), months: 1 }
}

function readDowngrade({ terms, mrr, session, offer }: Terms): Concession {
  const plans = offer?.type === 'plan_change' ? offer.plans : []
  const plan = { ...plans.find(({ id }) => id === terms.planId), ...session.taken?.choice }
  const amount = number(plan.amount)
  const months = monthsBetween(plan.interval, plan.intervalCount)
  if (amount === null || months === null || readCurrency(plan.currency) !== session.currency) return unknown
  return { ...nothing, downgrade: atMost(mrr, mrr - (amount * session.quantity) / months) }
}

/** A delivery that comes less often is paid less often: every delivery is taken as paid for by its own charge. */
function readRarer({ terms, mrr, session }: Terms): Concession {
  const months = monthsBetween(terms.interval, number(terms.intervalCount) ?? 1)
  if (months === null || session.months === null) return unknown
  return { ...nothing, downgrade: atMost(mrr, mrr - (mrr * session.months) / months) }
}

/** Another product, where the offer says what it costs; else the price stays. */
function readSwap({ terms, foreign, mrr, session }: Terms): Concession {
  const amount = number(terms.amount)
  if (amount === null) return nothing
  if (foreign || session.months === null) return unknown
  return { ...nothing, downgrade: atMost(mrr, mrr - (amount * session.quantity) / session.months) }
}

/** How many months a discount runs. Without a duration it is for the next charge only. */
function term({ duration, durationInMonths }: Record<string, unknown>, { months }: Session): number {
  return number(durationInMonths) ?? (duration === 'forever' ? Infinity : (months ?? 1))
}

function atMost(limit: number, amount: number): number {
  return Math.min(limit, Math.max(0, Math.round(amount)))
}
