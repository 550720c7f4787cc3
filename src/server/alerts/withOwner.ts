import { HOUR } from '../../base/day'
import type { Config } from '../../config/schema/schema'
import type { Alert } from './alert'

/** The alert with its owner and due time, by its id in the flow that raised it. An event of a browser cannot set them. */
export function withOwner(alert: Alert, config: Pick<Config, 'alerts' | 'flows'>): Alert {
  const flow = config.flows?.find(({ id }) => id === alert.flowId)
  const { alerts = config.alerts ?? [] } = flow ?? {}
  const { owner, dueHours } = (!alert.alarm && alerts.find(({ id }) => id === alert.alert)) || {}
  const raisedAt = Date.parse(alert.time)
  const dueAt = dueHours !== undefined && !Number.isNaN(raisedAt) ? new Date(raisedAt + dueHours * HOUR) : undefined
  const { sentence, ...rest } = alert
  return { ...rest, ...(owner && { owner }), ...(dueAt && { dueAt: dueAt.toISOString() }), sentence }
}
