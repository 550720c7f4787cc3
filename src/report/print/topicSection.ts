import type { Summary } from '../createReport'
import { measured } from './measured'
import type { Section } from './section'
import { count as counted } from './wording'

/** The section on what customers wrote in their own words. */
export function topicSection({ topics }: Summary): Section {
  return {
    id: 'topics',
    title: 'In their own words',
    says:
      topics.comments > 0
        ? [
            `${counted(topics.comments)} comments; ${counted(topics.unplaced)} share no word with enough others. A comment is in one group at most.`,
          ]
        : [],
    charts: [],
    tables: [
      {
        caption: 'Groups of comments',
        columns: ['Speaks of', 'Comments', 'Share', 'Last months', 'For example'],
        prose: [4],
        spare: [3, 2, 4],
        rows: topics.topics.map(({ terms, count, share, byMonth, examples }) => [
          terms.join(', '),
          counted(count),
          measured(share),
          lately(byMonth),
          examples.map((each) => `“${each}”`).join(' '),
        ]),
      },
    ],
  }
}

/** The counts of the last three months that have comments. */
function lately(byMonth: Record<string, number>): string {
  const months = Object.entries(byMonth).sort(([a], [b]) => (a < b ? -1 : 1))
  return months
    .slice(-3)
    .map(([month, count]) => `${month}: ${counted(count)}`)
    .join(', ')
}
