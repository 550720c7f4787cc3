import type { SituationFacts } from '../../src/server'
import { addresses, type Box, boxPrice, products } from './box'

/** Leafpost’s one subscriber. */
export const subscriber = { id: 'cus_moreau', firstName: 'Inès', timeZone: 'Europe/Paris' }

/** What Leafpost knows of its subscriber, as the page hands it over and as the server signs it. */
export function boxSituation(box: Box): SituationFacts {
  const others = Object.entries(addresses).filter(([id]) => id !== box.address)
  return {
    customer: { ...subscriber, addresses: others.map(([id, label]) => ({ id, label })) },
    subscription: {
      id: 'sub_moreau',
      status: box.status,
      plan: 'tea',
      planName: products[box.product] ?? box.product,
      amount: boxPrice,
      currency: 'USD',
      interval: box.interval,
      intervalCount: box.intervalCount,
      currentPeriodEnd: box.nextAt,
      delivery: { nextAt: box.nextAt, product: box.product },
    },
  }
}
