import type { Summary } from '../createReport'
import { barOf } from './barOf'
import type { Section } from './section'
import { percent, rateText } from './wording'

/** The section on offers: what was shown and taken, and what became of those sent to help. */
export function offerSection({ offers, help }: Summary): Section {
  const all = Object.entries(offers)
  return {
    id: 'offers',
    title: 'Offers',
    says:
      all.length > 0
        ? [
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
        most: 1,
      },
    ],
    tables: [
      {
        caption: 'By offer',
        columns: ['Offer', 'Type', 'Decided', 'Shown', 'Accepted', 'Applied', 'Failed', 'Declined', 'Acceptance'],
        rows: all.map(([id, offer]) => [
          id,
          offer.type ?? '–',
          ...[offer.decided, offer.shown, offer.accepted, offer.applied, offer.failed, offer.declined].map(String),
          rateText(offer.acceptance),
        ]),
      },
      {
        caption: 'By offer and reason',
        columns: ['Offer', 'Reason', 'Shown', 'Accepted', 'Acceptance'],
        rows: all.flatMap(([id, { byReason }]) =>
          Object.entries(byReason).map(([reason, { shown, accepted, acceptance }]) => [
            id,
            reason,
            `${shown}`,
            `${accepted}`,
            rateText(acceptance),
          ]),
        ),
      },
      {
        caption: 'Help that was followed, and how the customer’s next flow ended',
        columns: ['Offer', 'Followed', 'None came', 'Saved', 'Canceled', 'Closed', 'Referred', 'No end'],
        rows: Object.entries(help).map(([id, { followed, later }]) => [
          id,
          ...[followed, later.none, later.saved, later.canceled, later.dismissed, later.referred, later.open].map(
            String,
          ),
        ]),
      },
    ],
  }
}
