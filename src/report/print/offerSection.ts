import type { Summary } from '../createReport'
import { barOf } from './barOf'
import { measured } from './measured'
import type { Section, Table } from './section'
import { count, percent, rateText } from './wording'

/** The section on offers: what was shown and taken, and what became of those sent to help. */
export function offerSection({ offers, help }: Summary): Section {
  const all = Object.entries(offers)
  return {
    id: 'offers',
    title: 'Offers',
    says:
      all.length > 0
        ? [
            ...takenMost(offers),
            'Figures count flows. Acceptance is accepted of shown; it says who took an offer, not who would have left without it: for that, see experiments and the holdout.',
          ]
        : [],
    charts: [
      {
        kind: 'bars',
        title: 'Acceptance of each offer, with its 95% interval',
        bars: all.map(([id, { acceptance }]) => ({
          label: id,
          ...barOf(acceptance),
          text: percent(acceptance?.value),
        })),
      },
    ],
    tables: [
      {
        caption: 'By offer',
        spare: [2, 5, 7, 6, 1],
        columns: ['Offer', 'Type', 'Decided', 'Shown', 'Accepted', 'Applied', 'Failed', 'Declined', 'Acceptance'],
        rows: all.map(([id, offer]) => [
          id,
          offer.type ?? '–',
          ...[offer.decided, offer.shown, offer.accepted, offer.applied, offer.failed, offer.declined].map(count),
          measured(offer.acceptance),
        ]),
      },
      {
        caption: 'By offer and reason',
        folded: true,
        spare: [3],
        columns: ['Offer', 'Reason', 'Shown', 'Accepted', 'Acceptance'],
        rows: all.flatMap(([id, { byReason }]) =>
          Object.entries(byReason).map(([reason, { shown, accepted, acceptance }]) => [
            id,
            reason,
            count(shown),
            count(accepted),
            measured(acceptance),
          ]),
        ),
      },
      helpTable(help),
    ],
  }
}

function helpTable(help: Summary['help']): Table {
  return {
    caption: 'Help that was followed, and how the customer’s next flow ended',
    folded: true,
    spare: [6, 5, 7],
    columns: ['Offer', 'Followed', 'None came', 'Saved', 'Canceled', 'Closed', 'Referred', 'No end'],
    rows: Object.entries(help).map(([id, { followed, later }]) => [
      id,
      ...[followed, later.none, later.saved, later.canceled, later.dismissed, later.referred, later.open].map(count),
    ]),
  }
}

function takenMost(offers: Summary['offers']): string[] {
  const shown = Object.entries(offers).filter(([, { acceptance }]) => acceptance !== null && acceptance.n >= enough)
  const [best] = shown.sort((a, b) => (b[1].acceptance?.value ?? 0) - (a[1].acceptance?.value ?? 0))
  return best && shown.length > 1 ? [`The offer taken most often is ${best[0]}: ${rateText(best[1].acceptance)}.`] : []
}

/**
 * The least number of flows that must have seen an offer. Among fewer, one that happened to be taken twice would look like
 * the best.
 */
const enough = 30
