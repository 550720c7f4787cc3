import { HOUR } from '../../base/day'
import type { Alert as AlertConfig } from '../../config/schema/schema'
import type { Alert } from './alert'

/** The alert with its owner and due time, by its id in the config. An event of a browser cannot set them. */
export function withOwner(alert: Alert, configured: readonly AlertConfig[]): Alert {
  const { owner, dueHours } = (!alert.alarm && configured.find(({ id }) => id === alert.alert)) || {}
  const raisedAt = Date.parse(alert.time)
  const dueAt = dueHours !== undefined && !Number.isNaN(raisedAt) ? new Date(raisedAt + dueHours * HOUR) : undefined
  const { sentence, ...rest } = alert
  return { ...rest, ...(owner && { owner }), ...(dueAt && { dueAt: dueAt.toISOString() }), sentence }
}
