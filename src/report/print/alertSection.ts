import type { Summary } from '../createReport'
import { type AlertFigures, alertDays } from '../figures/alertFigures'
import { measuredOf } from './measured'
import type { Section } from './section'
import { count, counted, sumsOf } from './wording'

/** The section on alerts: who was acted on in time, and what that kept. */
export function alertSection({ alerts, billing }: Summary): Section {
  const rows = Object.entries(alerts)
  return {
    id: 'alerts',
    title: 'Alerts, and who was acted on in time',
    says:
      rows.length > 0
        ? saysOf(
            rows.map(([, figures]) => figures),
            billing !== null,
          )
        : [],
    charts: [],
    tables: [
      {
        caption: 'By alert',
        columns: [
          'Alert',
          'Owner',
          'Due within',
          'Raised',
          'In time',
          'Late',
          'Not acted on',
          'Overdue',
          'Kept, if in time',
          'Kept otherwise',
          'Kept a month, if in time',
        ],
        spare: [7, 5, 1, 2],
        rows: rows.map(([id, figures]) => [
          id,
          figures.owner ?? '–',
          figures.dueHours === null ? '–' : counted(figures.dueHours, 'hour'),
          ...[figures.raised, figures.inTime, figures.late, figures.untouched, figures.overdue].map(count),
          measuredOf(figures.keptInTime),
          measuredOf(figures.keptOtherwise),
          sumsOf(figures.keptRevenue),
        ]),
      },
    ],
  }
}

function saysOf(all: readonly AlertFigures[], hasBilling: boolean): string[] {
  const total = (pick: (figures: AlertFigures) => number) => all.reduce((sum, figures) => sum + pick(figures), 0)
  const [raised, inTime] = [total(({ raised }) => raised), total(({ inTime }) => inTime)]
  const acted = `${count(inTime)} of ${counted(raised, 'alert')} ${inTime === 1 ? 'was' : 'were'} acted on in time; ${count(total(({ overdue }) => overdue))} nobody has acted on and are overdue.`
  if (!hasBilling) return [acted, 'How they ended is not known without billing data. Run again with --billing.']
  const [kept, left] = [total(({ kept }) => kept), total(({ left }) => left)]
  const open = raised - kept - left
  const revenue: Record<string, number> = {}
  for (const { keptRevenue } of all)
    for (const [currency, mrr] of Object.entries(keptRevenue)) revenue[currency] = (revenue[currency] ?? 0) + mrr
  return [
    acted,
    `Billing closes an alert when the subscription has ended, or still runs ${alertDays} days later: ${count(kept)} kept, ${count(left)} left, ${count(open)} open. Those acted on in time and kept pay ${sumsOf(revenue)} a month.`,
    'Whom somebody calls is not drawn by lot, so the difference between the two shares is not what calling does.',
  ]
}
