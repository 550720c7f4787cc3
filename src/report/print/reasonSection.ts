import type { Summary } from '../createReport'
import type { ReasonFigures } from '../figures/reasons'
import { barOf } from './barOf'
import { measured } from './measured'
import type { Cell, Section } from './section'
import { count, mrrOf, percent, sumsOf } from './wording'

/** The section on why customers wanted to leave. */
export function reasonSection({ reasons, suggestedReasons, categories, influence }: Summary): Section {
  const sorted = Object.entries(reasons).sort((a, b) => b[1].answered - a[1].answered)
  const spare = [3, 6, 1]
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
        spare: [7, 3, 6, 1],
        columns: ['Reason', ...columns, 'Influence'],
        rows: sorted.map(([id, figures]) => [nameOf(id, figures), ...cells(figures), figures.influence]),
      },
      {
        caption: 'Suggested by their own words, where no reason was picked, or “other”',
        folded: true,
        spare,
        columns: ['Reason', ...columns],
        rows: rowsOf(suggestedReasons),
      },
      { caption: 'By category', folded: true, spare, columns: ['Category', ...columns], rows: rowsOf(categories) },
      { caption: 'By influence', folded: true, spare, columns: ['Influence', ...columns], rows: rowsOf(influence) },
    ],
  }
}

/** The label that the customer read, followed by the id that the config and the other tables use. */
function nameOf(id: string, { label }: { label: string | null }): string {
  return label ? `${label} (${id})` : id
}

function rowsOf(record: Record<string, ReasonFigures>): Cell[][] {
  return Object.entries(record).map(([key, figures]) => [key, ...cells(figures)])
}

function cells({ answered, share, outcomes, deflectRate, lost }: ReasonFigures): Cell[] {
  return [
    count(answered),
    measured(share),
    count(outcomes.saved),
    count(outcomes.canceled),
    measured(deflectRate),
    sumsOf(mrrOf(lost)),
  ]
}
