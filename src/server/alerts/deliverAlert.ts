import type { Webhook } from 'standardwebhooks'
import { HOUR } from '../../base/day'
import type { Config } from '../../config/schema/schema'
import { backoff } from '../../events/delivery/backoff'
import type { Alert } from './alert'
import { alarmType, alertOf } from './alertOf'
import type { AlertStore, DueAlert } from './alertStore'
import { messageIdOf, postAlert } from './postAlert'
import { withOwner } from './withOwner'

/** How alerts go to one destination. */
export interface AlertDelivery {
  url: string
  signers: readonly Webhook[]
  store: AlertStore
  format: (alert: Alert) => unknown
  /** The config, for the owners and due times of its alerts. */
  config: Pick<Config, 'alerts' | 'flows'>
  testMode: boolean
  wantsAlarm: boolean
  timeoutMilliseconds: number
  /** Hears of alerts that were given up, and of a `format` that throws. */
  complain: (error: unknown) => void
}

const firstRetry = 5_000
const longestRetry = HOUR

/** Posts an alert once and writes down what came of it: sent, left out, to be tried again, or given up. */
export async function deliverAlert(due: DueAlert, delivery: AlertDelivery): Promise<void> {
  const { store, testMode, wantsAlarm, complain } = delivery
  const isAlarm = due.event.type === alarmType
  if (isAlarm && !wantsAlarm) return store.end(due, 'left out', 'alarm')
  const alert = withOwner(alertOf(due.event, isAlarm ? [] : await store.factsOf(due)), delivery.config)
  if (alert.mode === 'test' && !testMode) return store.end(due, 'left out', 'test mode')
  const body = bodyOf(alert, delivery)
  if (body === null) return store.end(due, 'left out', 'format')
  const result = body
    ? await postAlert({ ...delivery, messageId: await messageIdOf(due), body: body.content })
    : { is: 'failed' as const, reason: 'format threw', again: Number.NaN }
  if (result.is === 'sent') return store.end(due, 'sent')
  if (result.is === 'failed') {
    const wait = result.again || backoff(Math.random(), due.attempts - 1, firstRetry, longestRetry)
    if (!(await store.postpone(due, wait, result.reason))) return
  } else await store.end(due, 'given up', result.reason)
  complain(
    new Error(
      `[fairwell] sendAlerts: gave up ${alert.alert} of ${alert.time} after ${due.attempts} attempts: ${result.reason}.`,
    ),
  )
}

/** What is posted of an alert: null when `format` leaves it out, undefined when `format` threw. */
function bodyOf(alert: Alert, { format, complain }: AlertDelivery): { content: unknown } | null | undefined {
  try {
    const content = format(alert)
    return content === null || content === undefined ? null : { content }
  } catch (error) {
    complain(error)
    return undefined
  }
}
