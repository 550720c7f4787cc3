import type { Summary } from '../summarizeSessions'
import { money, percent } from '../wording'

/** The few figures that stand on top, each with what it means. */
export function tilesOf({ flows, deflectRate, savedRevenue, billing }: Summary): { figure: string; means: string }[] {
  const stayed = billing?.saveRate.ofSaved.days30
  return [
    { figure: flows.started.toLocaleString('en'), means: 'cancel flows started' },
    ...(deflectRate
      ? [
          {
            figure: percent(deflectRate.value),
            means: `deflect rate: did not cancel in the flow (${percent(deflectRate.low)} to ${percent(deflectRate.high)})`,
          },
        ]
      : []),
    ...Object.entries(savedRevenue).map(([currency, { net, subscriptions }]) => ({
      figure: money(net, currency),
      means: `saved a month, discounts taken off, on ${subscriptions} subscriptions`,
    })),
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
