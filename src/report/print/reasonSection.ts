import type { Summary } from '../createReport'
import type { ReasonFigures } from '../figures/reasons'
import { barOf } from './barOf'
import type { Section } from './section'
import { money, percent, rateText } from './wording'

/** The section on why customers wanted to leave. */
export function reasonSection({ reasons, suggestedReasons, categories, influence }: Summary): Section {
  const sorted = Object.entries(reasons).sort((a, b) => b[1].answered - a[1].answered)
  const columns = ['Answered', 'Share', 'Saved', 'Canceled', 'Deflect rate', 'Lost a month']
  return {
    id: 'reasons',
    title: 'Reasons',
    says: [],
    charts: [
      {
        kind: 'bars',
        title: 'Reasons given, share of answers',
        bars: sorted.map(([id, { share, label }]) => ({
          label: label ?? id,
          ...barOf(share),
          text: percent(share?.value),
        })),
      },
    ],
    tables: [
      {
        caption: 'By reason',
        columns: ['Reason', ...columns, 'Influence'],
        rows: sorted.map(([id, figures]) => [nameOf(id, figures), ...cells(figures), figures.influence]),
      },
      {
        caption: 'Suggested by their own words, where no reason was picked, or “other”',
        columns: ['Reason', ...columns],
        rows: rowsOf(suggestedReasons),
      },
      { caption: 'By category', columns: ['Category', ...columns], rows: rowsOf(categories) },
      { caption: 'By influence', columns: ['Influence', ...columns], rows: rowsOf(influence) },
    ],
  }
}

/** The label that the customer read, followed by the id that the config and the other tables use. */
function nameOf(id: string, { label }: { label: string | null }): string {
  return label ? `${label} (${id})` : id
}

function rowsOf(record: Record<string, ReasonFigures>): string[][] {
  return Object.entries(record).map(([key, figures]) => [key, ...cells(figures)])
}

function cells({ answered, share, outcomes, deflectRate, lost }: ReasonFigures): string[] {
  const sums = Object.entries(lost).map(([currency, { mrr }]) => money(mrr, currency))
  return [
    `${answered}`,
    rateText(share),
    `${outcomes.saved}`,
    `${outcomes.canceled}`,
    rateText(deflectRate),
    sums.join(', ') || '–',
  ]
}
