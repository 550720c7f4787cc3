export { createSummary, type SummaryBuilder, type SummaryOptions } from './report/createSummary'
export { summarize } from './report/summarize'
export type { Summary } from './report/summarizeSessions'
