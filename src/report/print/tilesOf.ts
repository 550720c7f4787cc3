import type { Summary } from '../createReport'
import { money, percent, rangeOf, signedPoints } from './wording'

/** The few figures that stand at the top of the HTML report, each with what it means. */
export function tilesOf({
  flows,
  deflectRate,
  savedRevenue,
  revenueAtRisk,
  holdout,
  billing,
}: Summary): { figure: string; means: string }[] {
  const stayed = billing?.saveRate.ofSaved.days30
  return [
    { figure: flows.started.toLocaleString('en'), means: 'cancel flows started' },
    ...(deflectRate
      ? [
          {
            figure: percent(deflectRate.value),
            means: `deflect rate: did not cancel in the flow (95% interval ${rangeOf(deflectRate)})`,
          },
        ]
      : []),
    ...Object.entries(savedRevenue).map(([currency, { net, subscriptions }]) => ({
      figure: money(net, currency),
      means: `saved a month, discounts taken off, on ${subscriptions} subscriptions; ${money(revenueAtRisk[currency]?.mrr ?? 0, currency)} came to the cancel button`,
    })),
    ...(holdout.difference && holdout.verdict !== 'too few to tell'
      ? [
          {
            figure: signedPoints(holdout.difference.value),
            means: `brought by offers: did not cancel, against customers held out (95% interval ${rangeOf(holdout.difference)})`,
          },
        ]
      : []),
    ...(stayed
      ? [
          {
            figure: percent(stayed.value),
            means: `save rate: of those saved, still subscribed after 30 days (n ${stayed.n})`,
          },
        ]
      : []),
  ]
}
