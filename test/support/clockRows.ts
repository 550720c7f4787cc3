import { summarize } from '../../src/report'
import type { BillingRow } from '../../src/report/billing/billingRow'
import type { BilledClock } from '../../src/report/clock/clock'
import type { SummaryOptions } from '../../src/report/summaryOptions'

let made = 0

/** A row of billing for a subscription of its own. */
export function row(fields: Omit<BillingRow, 'subscription'>): BillingRow {
  made += 1
  return { subscription: `row ${made}`, ...fields }
}

/** So many rows alike, each of a subscription of its own. */
export function rowsOf(count: number, fields: Omit<BillingRow, 'subscription'>): BillingRow[] {
  return Array.from({ length: count }, () => row(fields))
}

/** What the clock tells of these rows, known until November 2026. */
export function clockOf(billing: BillingRow[], options: SummaryOptions = {}, log: unknown[] = []): BilledClock {
  const { clock } = summarize(log, { asOf: '2026-11-01T00:00:00Z', ...options, billing })
  if (!clock.billed) throw new Error('no clock')
  return clock.billed
}
