import { monthParts } from '../../base/monthParts'
import { own } from '../../base/own'

/** How many months lie between two charges, or null for an interval that is not known here. */
export function monthsBetween(interval: unknown, intervalCount: unknown = 1): number | null {
  const parts = own(monthParts, String(interval))
  const count = Number(intervalCount)
  return parts === undefined || !(count > 0) ? null : (parts / monthParts.month) * count
}
