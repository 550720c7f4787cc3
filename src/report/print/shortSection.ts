import type { Summary } from '../createReport'
import { inDoubtText } from '../trust/inDoubtText'
import { answersOf } from './answersOf'
import { atStakeText } from './atStakeText'
import type { Section } from './section'

/** The first section of the text: what the first screen of the HTML says, for whoever reads no further. */
export function shortSection(summary: Summary): Section {
  const answers = answersOf(summary).map(({ question, text, but = '' }) => `${question} ${text} ${but}`.trim())
  const says = [...inDoubtText(summary), ...atStakeText(summary), ...answers]
  const empty = summary.flows.started === 0 ? ['No flow is in what was read.'] : []
  return { id: 'short', title: 'In short', says: [...empty, ...says], charts: [], tables: [] }
}
