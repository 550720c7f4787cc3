import type { Config, NamedOffer } from '../../config/schema/schema'
import { type Concession, concessionOf } from '../../report/figures/concessionOf'
import { monthsBetween } from '../../report/figures/months'
import { readSession } from '../../report/log/readSession'
import type { Subscription } from '../../situation/schema'

export interface Price {
  mrr: number
  currency: string
}

// What the report makes of a session of which nothing is known; only what money depends on is filled in.
const blank = readSession([])

/** What it gives away when this subscription takes this offer, by the report's own rules; of several plans the first. */
export function costOf(
  config: Config,
  offer: NamedOffer,
  subscription: Subscription,
  { mrr, currency }: Price,
): Concession {
  const { interval, intervalCount, quantity = 1 } = subscription
  const choice = offer.type === 'plan_change' ? { planId: offer.plans[0]?.id } : {}
  const taken = { offer: offer.id, type: offer.type, choice }
  return concessionOf(
    { ...blank, mrr, currency, months: monthsBetween(interval, intervalCount), quantity, taken },
    config,
  )
}
