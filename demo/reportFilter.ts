import type { SummaryOptions } from '../src/report'

/** What the report is narrowed to, as the page's address says. */
export interface ReportFilter {
  from?: string
  to?: string
  flow?: string
  segment?: string
  plan?: string
  /** A day on which something was shipped, for what customers speak of before and after it. */
  release?: string
  mode?: 'test'
}

/** Reads the filter of a query string, and says what of it could not be used. */
export function readFilter(query: Record<string, string>): { filter: ReportFilter; problems: string[] } {
  const filter: ReportFilter = query.mode === 'test' ? { mode: 'test' } : {}
  const problems: string[] = []
  for (const name of ['from', 'to', 'release'] as const) {
    const day = query[name]
    if (day && isDay(day)) filter[name] = day
    else if (day) problems.push(`${name}: expected a day such as 2026-11-21, got ${day.slice(0, 40)}. It is left out.`)
  }
  for (const name of ['flow', 'segment', 'plan'] as const) if (query[name]) filter[name] = query[name]
  return { filter, problems }
}

/** The address of the report with this filter. */
export function reportAddress(filter: ReportFilter): string {
  const query = new URLSearchParams({ ...filter })
  return query.size > 0 ? `/report?${query}` : '/report'
}

/** A filter as the report takes it. `to` is the last day that counts, and the whole of it does. */
export function summaryOptionsOf({ to, release, ...rest }: ReportFilter): SummaryOptions {
  return {
    ...rest,
    ...(to && { to: new Date(Date.parse(to) + 86_400_000).toISOString() }),
    ...(release && { releases: [{ name: `the release of ${release}`, date: release }] }),
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
}
