import { monthParts } from '../../base/monthParts'
import { own } from '../../base/own'

/** Months between two charges, or null when the interval is none of ours. */
export function monthsBetween(interval: unknown, intervalCount: unknown = 1): number | null {
  const parts = own(monthParts, String(interval))
  const count = Number(intervalCount)
  return parts === undefined || !(count > 0) ? null : (parts / monthParts.month) * count
}
