import type { Summary } from '../summarizeSessions'
import { adviceSection } from './adviceSection'
import { billingSection } from './billingSection'
import { experimentSection } from './experimentSection'
import { flowSection } from './flowSection'
import { inputSection } from './inputSection'
import { cohortSection, offerSection, reasonSection, topicSection } from './peopleSections'
import { revenueSection } from './revenueSection'
import type { Section } from './section'
import { trendSection } from './trendSection'

/** The report's parts in reading order: what happened, why, what helped, what to do. Parts with nothing to say are left out. */
export function sectionsOf(summary: Summary): Section[] {
  const sections = makers.map((make) => make(summary))
  return sections.filter(({ tables, says }) => says.length > 0 || tables.some(({ rows }) => rows.length > 0))
}

const makers = [
  flowSection,
  revenueSection,
  billingSection,
  adviceSection,
  trendSection,
  reasonSection,
  topicSection,
  offerSection,
  experimentSection,
  cohortSection,
  inputSection,
]
