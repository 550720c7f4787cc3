import type { Summary } from '../createReport'
import type { Section } from './section'
import { count, money } from './wording'

/** The section on revenue saved and lost a month, each currency by itself. */
export function revenueSection({ savedRevenue, revenueAtRisk, lostRevenue, unpriced }: Summary): Section {
  const currencies = Object.keys(revenueAtRisk)
  return {
    id: 'revenue',
    title: 'Saved revenue',
    says: [
      ...(currencies.length > 0
        ? [
            'A month’s recurring revenue. A pause keeps its full price; a discount and a cheaper plan are taken off. Each subscription counts once. Currencies are never converted.',
          ]
        : []),
      ...(unpriced > 0
        ? [
            `${count(unpriced)} saved flows sent no mrr or currency and are in no sum. Add subscription.mrr and subscription.currency to privacy.send.`,
          ]
        : []),
      ...currencies.flatMap((currency) => unknownDiscount(currency, savedRevenue[currency]?.unknownDiscount ?? 0)),
    ],
    charts: [],
    tables: [
      {
        caption: 'Saved revenue a month',
        spare: [7, 3, 4, 6, 1],
        columns: [
          'Currency',
          'Subscriptions',
          'Recurring',
          'Discount',
          'Cheaper plan',
          'Saved, net',
          'Canceled later',
          'Discount over its term',
        ],
        rows: Object.entries(savedRevenue).map(([currency, saved]) => [
          currency,
          count(saved.subscriptions),
          money(saved.mrr, currency),
          money(saved.discount, currency),
          money(saved.downgrade, currency),
          money(saved.net, currency),
          `${count(saved.lostLater.subscriptions)} (${money(saved.lostLater.mrr, currency)})`,
          `${money(saved.termDiscount, currency)}${saved.foreverDiscount > 0 ? ` and ${money(saved.foreverDiscount, currency)} a month without end` : ''}`,
        ]),
      },
      {
        caption: 'Revenue that came to the cancel button, a month',
        spare: [3, 1],
        columns: ['Currency', 'Subscriptions', 'At risk', 'Canceled', 'Lost'],
        rows: Object.entries(revenueAtRisk).map(([currency, risk]) => [
          currency,
          count(risk.subscriptions),
          money(risk.mrr, currency),
          count(lostRevenue[currency]?.subscriptions ?? 0),
          money(lostRevenue[currency]?.mrr ?? 0, currency),
        ]),
      },
    ],
  }
}

function unknownDiscount(currency: string, saves: number): string[] {
  if (saves === 0) return []
  return [
    `${currency}: ${count(saves)} saves took a discount whose size neither the event nor the config tells, so the net is too high. Give the config with --config.`,
  ]
}
