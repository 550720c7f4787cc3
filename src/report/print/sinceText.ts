import type { Feedback, FeedbackItem } from '../feedback/feedback'
import type { Since } from '../feedback/since'
import { measured, wordsOf } from './measured'
import { counted } from './wording'

const most = 5

/** A sentence for each change after a release that stands when all that was looked at is counted in, and one on all others. */
export function sinceText({ items, releases, compared }: Feedback): string[] {
  if (releases.length === 0) return []
  const all = items.flatMap((item) => item.since.map((since) => ({ item, since })))
  const sure = all.filter(({ since }) => since.holds)
  const few = all.filter(({ since }) => since.verdict === 'too few to tell').length
  return [
    ...sure.slice(0, most).map(({ item, since }) => changeText(item, since)),
    `${counted(compared, 'comparison')} with a release: ${counted(sure.length, 'change')} ${sure.length === 1 ? 'stands' : 'stand'} when all of them are counted in (false-discovery rate 5%), ${few} had too few flows to say. A change after a release need not come from it.`,
  ]
}

/** Whether customers speak of a thing more or less often after a release, in one sentence. */
export function changeText(item: Pick<FeedbackItem, 'kind' | 'label'>, since: Since): string {
  const { release, before, after, verdict } = since
  const often = (rate: Since['before']) => wordsOf(measured(rate))
  return `Since ${release} ${verdict === 'lower' ? 'fewer' : 'more'} speak of ${titleOf(item)}: ${often(after)} of flows, ${often(before)} before.`
}

/** What customers speak of: the reason's label, or their own words in quotes. */
export function titleOf({ kind, label }: Pick<FeedbackItem, 'kind' | 'label'>): string {
  return kind === 'words' ? `“${label}”` : label
}

/** What follows from a thing before and after a release, in a few words. */
export function changeIn({ verdict, holds }: Since): string {
  return holds || verdict === 'too few to tell' ? verdict : 'no difference sure'
}
