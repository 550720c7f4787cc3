import { money, percent, points } from '../print/wording'
import type { Advice, Figures } from './advice'

/** Advice on discounts that seem to change nothing: customers held out of offers stay as often as the others. */
export function adviseOnHoldout({ holdout, savedRevenue }: Pick<Figures, 'holdout' | 'savedRevenue'>): Advice[] {
  if (holdout.verdict !== 'no difference seen' && holdout.verdict !== 'lower') return []
  const discounts = Object.entries(savedRevenue).filter(([, { discount }]) => discount > 0)
  const cost = discounts.map(([currency, { discount }]) => money(discount, currency)).join(' and ')
  return [
    {
      kind: 'offers_add_nothing',
      about: 'holdout',
      text: `Customers without any offer keep their subscription ${percent(holdout.rate?.value)} of the time, the others ${percent(holdout.others.rate?.value)}: ${points(holdout.difference)} from offers.${cost ? ` Discounts of ${cost} a month may go to customers who would stay anyway.` : ''} A larger holdout would tell sooner.`,
      numbers: {
        holdout: holdout.rate,
        others: holdout.others.rate,
        difference: holdout.difference,
        discounts: Object.fromEntries(discounts.map(([currency, { discount }]) => [currency, discount])),
      },
      patch: null,
    },
  ]
}
