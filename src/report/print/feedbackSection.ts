import type { Summary } from '../createReport'
import type { FeedbackItem } from '../feedback/feedback'
import { measured } from './measured'
import type { Section } from './section'
import { changeIn, sinceText, titleOf } from './sinceText'
import { count, counted, mrrOf, sumsOf } from './wording'

const most = 15

/** The section on what customers leave over, what costs most first, and how that went since each release. */
export function feedbackSection({ feedback, flows }: Summary): Section {
  const { items, releases } = feedback
  const shown = items.slice(0, most)
  // In one currency the order says it.
  const places = new Set(items.flatMap(({ ranks }) => Object.keys(ranks))).size > 1 ? ['Place'] : []
  return {
    id: 'feedback',
    title: 'What to mend first',
    says: items.length > 0 ? [unknown(feedback, flows.started), ...sinceText(feedback)] : [],
    charts: [],
    tables: [
      {
        caption:
          items.length > most ? `By revenue at stake (the first ${most} of ${items.length})` : 'By revenue at stake',
        columns: ['They speak of', 'At stake a month', 'Of this lost', 'Subscriptions', ...places, 'For example'],
        prose: [4 + places.length],
        spare: [4, 5].slice(0, 1 + places.length),
        rows: shown.map((item) => [
          titleOf(item),
          sumsOf(mrrOf(item.atStake)),
          sumsOf(mrrOf(item.lost)),
          count(item.subscriptions),
          ...places.map(() => placeOf(item)),
          item.examples.map((each) => `“${each}”`).join(' '),
        ]),
      },
      ...releases.map((name, place) => ({
        caption: `Before and after ${name}: the share of all flows`,
        columns: ['They speak of', 'Before', 'After', 'So'],
        prose: [3],
        rows: shown.map((item) => {
          const since = item.since[place]
          return [titleOf(item), measured(since?.before), measured(since?.after), since ? changeIn(since) : '–']
        }),
      })),
    ],
  }
}

/** What this section cannot know, and how its figures are meant. */
function unknown({ silent, releases }: Summary['feedback'], started: number): string {
  const quiet =
    silent > 0
      ? `${count(silent)} of ${counted(started, 'flow')} gave no reason and wrote nothing: what they miss is unknown. `
      : ''
  const since = releases.length > 0 ? '' : ' No release was named, so whether something helped is not told.'
  return `${quiet}A thing is worth what those pay who speak of it, each subscription once a thing; who speaks of two counts in both, and currencies are ranked apart.${since}`
}

function placeOf({ ranks }: FeedbackItem): string {
  return (
    Object.entries(ranks)
      .map(([currency, place]) => `${place} in ${currency}`)
      .join(', ') || 'no price'
  )
}
