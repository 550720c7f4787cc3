import type { ReasonFigures } from '../reasons'
import type { Summary } from '../summarizeSessions'
import { money, percent, rateText } from '../wording'
import type { Section } from './section'

const anyOf = (record: object) => Object.keys(record).length > 0

/** Why they wanted to leave. */
export function reasonSection({ reasons, categories, influence }: Summary): Section {
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
        bars: sorted.map(([id, { share }]) => ({ label: id, ...interval(share), text: percent(share?.value) })),
      },
    ],
    tables: [
      {
        caption: 'By reason',
        columns: ['Reason', ...columns, 'Influence'],
        rows: sorted.map(([id, figures]) => [id, ...cells(figures), figures.influence]),
      },
      { caption: 'By category', columns: ['Category', ...columns], rows: rowsOf(categories) },
      { caption: 'By influence', columns: ['Influence', ...columns], rows: rowsOf(influence) },
    ],
  }
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

/** What they wrote in their own words. */
export function topicSection({ topics }: Summary): Section {
  return {
    id: 'topics',
    title: 'In their own words',
    says:
      topics.comments > 0
        ? [
            `${topics.comments} comments; ${topics.unplaced} share no word with enough others. A comment is in one group at most.`,
          ]
        : [],
    charts: [],
    tables: [
      {
        caption: 'Groups of comments',
        columns: ['Speaks of', 'Comments', 'Share', 'For example'],
        prose: [3],
        rows: topics.topics.map(({ terms, count, share, examples }) => [
          terms.join(', '),
          `${count}`,
          rateText(share),
          examples.map((each) => `“${each}”`).join(' '),
        ]),
      },
    ],
  }
}

/** What was offered and taken, and what became of those sent to help. */
export function offerSection({ offers, help }: Summary): Section {
  const all = Object.entries(offers)
  return {
    id: 'offers',
    title: 'Offers',
    says: anyOf(offers)
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
          ...interval(acceptance),
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

/** Who they are, as far as the events say. */
export function cohortSection({ cohorts }: Summary): Section {
  const tables = Object.entries(cohorts).map(([name, groups]) => ({
    caption: `By ${name}`,
    columns: [name, 'Started', 'Saved', 'Canceled', 'Deflect rate', 'At risk a month'],
    rows: Object.entries(groups).map(([key, { started, outcomes, deflectRate, revenueAtRisk }]) => [
      key,
      `${started}`,
      `${outcomes.saved}`,
      `${outcomes.canceled}`,
      rateText(deflectRate),
      Object.entries(revenueAtRisk)
        .map(([currency, { mrr }]) => money(mrr, currency))
        .join(', ') || '–',
    ]),
  }))
  return { id: 'cohorts', title: 'Customers', says: [], charts: [], tables }
}

function interval(rate: { value: number; low: number; high: number } | null) {
  return rate ? { value: rate.value, low: rate.low, high: rate.high } : { value: 0 }
}
