import type { Summary } from '../createReport'
import { adviceSection } from './adviceSection'
import { alertSection } from './alertSection'
import { billingSection } from './billingSection'
import { channelSection } from './channelSection'
import { clockSection } from './clockSection'
import { cohortSection } from './cohortSection'
import { comparisonSection } from './comparisonSection'
import { experimentSection } from './experimentSection'
import { feedbackSection } from './feedbackSection'
import { flowSection } from './flowSection'
import { inputSection } from './inputSection'
import { offerSection } from './offerSection'
import { reasonSection } from './reasonSection'
import { retentionSection } from './retentionSection'
import { revenueSection } from './revenueSection'
import type { Chart, Section, Table } from './section'
import { topicSection } from './topicSection'
import { trendSection } from './trendSection'
import { trustSection } from './trustSection'

/**
 * The report's sections in reading order: what happened, why, what helped, what to do. Sections with nothing to say are
 * left out.
 */
export function sectionsOf(summary: Summary): Section[] {
  const sections = makers.map((make) => make(summary))
  return sections
    .filter(({ tables, says }) => says.length > 0 || tables.some(({ rows }) => rows.length > 0))
    .map(shortened)
}

const mostRows = 60
const mostBars = 20

/**
 * The section with its tables and charts cut to a length that can be read. Ids come from browsers, so a log may hold a
 * hundred thousand reasons.
 */
function shortened(section: Section): Section {
  return { ...section, charts: section.charts.map(shortChart), tables: section.tables.map(shortTable) }
}

function shortTable(table: Table): Table {
  const { rows, caption } = table
  if (rows.length <= mostRows) return table
  return { ...table, caption: `${caption} (the first ${mostRows} of ${rows.length})`, rows: rows.slice(0, mostRows) }
}

function shortChart(chart: Chart): Chart {
  return chart.kind === 'bars' ? { ...chart, bars: chart.bars.slice(0, mostBars) } : chart
}

const makers = [
  flowSection,
  revenueSection,
  channelSection,
  billingSection,
  clockSection,
  retentionSection,
  alertSection,
  adviceSection,
  trendSection,
  reasonSection,
  feedbackSection,
  topicSection,
  offerSection,
  comparisonSection,
  experimentSection,
  cohortSection,
  trustSection,
  inputSection,
]
