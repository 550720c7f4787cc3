import type { Config, NamedOffer } from '../../config/schema/schema'
import { type Concession, concessionOf } from '../../report/figures/concessionOf'
import { monthsBetween } from '../../report/figures/months'
import { readSession } from '../../report/log/readSession'
import type { Subscription } from '../../situation/schema'

/** What a subscription costs: minor units a month, and the currency (ISO 4217). */
export interface Price {
  mrr: number
  currency: string
}

// An empty session, as the report reads it. Only what the cost depends on is filled in below.
const blank = readSession([])

/** What is given away when this subscription takes this offer, by the report's own rules. Of several plans the first counts. */
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
