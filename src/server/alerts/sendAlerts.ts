import { Webhook } from 'standardwebhooks'
import { callListener } from '../callListener'
import type { ReceivedEvent } from '../receive/checkEvent'
import type { Query } from '../receive/eventStore'
import { type Alert, isWorthALook } from './alert'
import { alertStore } from './alertStore'
import { type AlertDelivery, deliverAlert } from './deliverAlert'
import { watchFailures } from './watchFailures'

export interface AlertOptions {
  /** The receiver's. */
  query: Query
  /** Where alerts are posted. */
  url: string
  /** `whsec_…` of the destination. Several while one is replaced: each signs. Null for a destination that takes none, such as Slack. */
  secret: string | readonly string[] | null
  /** Whose progress this is; default `default`. Give each destination its own, and all processes for it the same. */
  queue?: string
  /** What is posted; null leaves an alert out. Default: `{ type, timestamp, data }`, of type `alert.raised` or `alarm.raised`. */
  format?: (alert: Alert) => unknown
  /** Alerts of test mode too; default false. */
  testMode?: boolean
  /** An alarm, too, once until it is over, when more flows fail than in the weeks before; default true. */
  alarm?: boolean
  /** How often to look for what is due; default 10. 0: only when `hear` or `send` is called. */
  everySeconds?: number
  /** How long an alert is tried; default 72. One that is older when it is first seen is never sent. */
  giveUpAfterHours?: number
  /** What a destination has to answer in; default 15, at most 50. */
  timeoutSeconds?: number
  /** Hears of alerts that were given up, of a `format` that throws, and of a store that fails. Default: console.error. */
  onError?: (error: unknown) => void
}

export interface AlertSender {
  /** For `onStored` of receiveEvents: sends at once when one of these is an alert, or one more flow that failed. */
  hear(events: readonly ReceivedEvent[]): void
  /** Sends what is due now; resolves when it is done, and never rejects. */
  send(): Promise<void>
  /** Looks no more; resolves when what was under way is done. */
  stop(): Promise<void>
}

/**
 * Posts the alerts among the stored events to a webhook, signed, each until it was taken. What is still to be sent is
 * known from the database alone, so that a restart loses nothing.
 */
export function sendAlerts(options: AlertOptions): AlertSender {
  const { url, query, queue = 'default', giveUpAfterHours = 72, everySeconds = 10 } = options
  const {
    format = standardMessage,
    testMode = false,
    alarm: wantsAlarm = true,
    timeoutSeconds = 15,
    onError = logError,
  } = options
  checkUrl(url)
  const signers = signersOf(options.secret)
  const store = alertStore(query, { queue, giveUpAfterHours })
  const complain = (error: unknown) => callListener(onError, error, logError)
  const delivery: AlertDelivery = {
    ...{ url, signers, store, format, testMode, wantsAlarm, complain },
    timeoutMilliseconds: Math.min(timeoutSeconds, 50) * 1000,
  }
  const watch = wantsAlarm ? watchFailures(query) : undefined
  let running: Promise<void> | undefined
  let again = false
  let isStopped = false

  async function work(): Promise<void> {
    try {
      do {
        again = false
        for (let due = await store.claim(); due.length > 0; due = isStopped ? [] : await store.claim()) {
          const results = await Promise.allSettled(due.map((alert) => deliverAlert(alert, delivery)))
          for (const result of results) if (result.status === 'rejected') complain(result.reason)
        }
        // Last: alerts are sent where alarms cannot be kept.
        if (await watch?.look().catch(complain)) again = true
      } while (again && !isStopped)
    } catch (error) {
      complain(error)
    } finally {
      // Within the last look: whoever calls `send` from here on starts a new one.
      running = undefined
    }
  }

  function send(): Promise<void> {
    if (isStopped) return running ?? Promise.resolve()
    again = true
    running ??= work()
    return running
  }

  const timer = everySeconds > 0 ? callEvery(everySeconds, send) : undefined

  return {
    hear: (events) => void (events.some(isWorthALook) && send()),
    send,
    async stop() {
      isStopped = true
      clearInterval(timer)
      await running
      await store.idle()
      await watch?.idle()
    },
  }
}

/** Calls now and then every so many seconds. Waiting for the next call does not keep the process alive. */
function callEvery(seconds: number, call: () => Promise<void>) {
  const timer = setInterval(call, seconds * 1000)
  // On edge runtimes a timer is a plain number, which has no `unref`.
  ;(timer as { unref?: () => void }).unref?.()
  void call()
  return timer
}

function standardMessage({ time, ...data }: Alert): unknown {
  return { type: data.alarm ? 'alarm.raised' : 'alert.raised', timestamp: time, data }
}

function checkUrl(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return
  throw new TypeError(`[fairwell] sendAlerts: url: expected an http or https URL, got ${JSON.stringify(url)}.`)
}

function signersOf(secret: AlertOptions['secret']): Webhook[] {
  return [secret ?? (secret === null ? [] : '')].flat().map((each) => {
    try {
      return new Webhook(each)
    } catch {
      throw new TypeError(
        '[fairwell] sendAlerts: secret: expected whsec_ and base64, or null for none, got something else.',
      )
    }
  })
}

function logError(error: unknown): void {
  console.error('[fairwell] sendAlerts:', error)
}
